package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.SimulatedTask.Logged;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must come out, computed in the simplest way: all records of both sides in the order of their arrival, one request
 * after the other, when all is over. Answers are equal or not; how they are compared is another test's matter.
 */
final class ReferenceVerdicts {

    /** A time that no clock shows, in 2096: what bears it moves no other record's time. */
    static final long FAR_FUTURE = 3_976_214_400_000L;

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    final Map<String, Map<Verdict, Long>> verdicts = new TreeMap<>();
    final List<String> events = new ArrayList<>();
    long duplicates;
    long conflicts;
    long revisions;
    long tooLate;

    private final PairingConfig config;

    ReferenceVerdicts(PairingConfig config, List<Logged> oldLog, List<Logged> newLog) {
        this.config = config;
        Map<String, List<Seen>> requests = new TreeMap<>();
        collect(oldLog, Side.OLD, requests);
        collect(newLog, Side.NEW, requests);
        requests.values().forEach(this::judgeAll);
    }

    private record Seen(Side side, long at, Observation observation) {}

    private static void collect(List<Logged> log, Side side, Map<String, List<Seen>> requests) {
        long latest = 0;
        for (Logged record : log) {
            if (record.timestamp() < FAR_FUTURE) {
                latest = Math.max(latest, record.timestamp());
            }
            Observation observation = CODEC.decode(record.value());
            requests.computeIfAbsent(observation.getMigration() + "/" + record.requestId(), none -> new ArrayList<>())
                    .add(new Seen(side, Math.max(latest, record.timestamp()), observation));
        }
    }

    /** Splits the life of one ID into requests: what arrives after the duplicate horizon is another one. */
    private void judgeAll(List<Seen> seen) {
        seen.sort(Comparator.comparingLong(Seen::at));
        int from = 0;
        while (from < seen.size()) {
            long forgotten = (seen.get(from).at() / 60_000 + 1) * 60_000
                    + config.duplicateHorizon().toMillis();
            int to = from;
            while (to < seen.size() && seen.get(to).at() < forgotten) {
                to++;
            }
            judge(seen.subList(from, to));
            from = to;
        }
    }

    private void judge(List<Seen> seen) {
        Seen first = seen.get(0);
        Seen counterpart = countSides(seen, first);
        Verdict missing = first.side() == Side.OLD ? Verdict.MISSING_NEW : Verdict.MISSING_OLD;
        long window = config.window().toMillis();
        long apart = counterpart == null ? Long.MAX_VALUE : counterpart.at() - first.at();
        if (counterpart != null && apart > window + config.lateHorizon().toMillis()) {
            tooLate++;
        }
        if (apart > window) {
            event(first, missing, 0);
        }
        if (counterpart == null || apart > window + config.lateHorizon().toMillis()) {
            count(first, missing);
            return;
        }
        Verdict verdict = first.observation()
                        .getPayload()
                        .equals(counterpart.observation().getPayload())
                ? Verdict.MATCH
                : Verdict.MISMATCH;
        count(first, verdict);
        if (apart > window) {
            revisions++;
            event(first, verdict, 1);
        } else if (verdict != Verdict.MATCH) {
            event(first, verdict, 0);
        }
    }

    /** Finds the first record of the other side, and counts every further record of a side as a duplicate. */
    private @Nullable Seen countSides(List<Seen> seen, Seen first) {
        Seen counterpart = null;
        for (Seen each : seen.subList(1, seen.size())) {
            Seen before = each.side() == first.side() ? first : counterpart;
            if (before == null) {
                counterpart = each;
            } else if (before.observation()
                    .getPayload()
                    .equals(each.observation().getPayload())) {
                duplicates++;
            } else {
                conflicts++;
            }
        }
        return counterpart;
    }

    private void count(Seen seen, Verdict verdict) {
        verdicts.computeIfAbsent(seen.observation().getMigration(), none -> new TreeMap<>())
                .merge(verdict, 1L, Long::sum);
    }

    private void event(Seen seen, Verdict verdict, int revision) {
        events.add(seen.observation().getMigration() + "/" + seen.observation().getRequestId() + " " + verdict
                + " revision " + revision);
    }
}
