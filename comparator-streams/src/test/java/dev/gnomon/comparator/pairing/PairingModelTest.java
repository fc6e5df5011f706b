package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.SimulatedTask.Logged;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a pairing, held against {@link ReferenceVerdicts}. A life is a sequence of arrivals on either side
 * (repeated, late, far too late, of IDs used again, with timestamps of long ago and of a far future), of reading one side ahead of the other, of ticks, commits, crashes and
 * time; at its end all is read and all time has passed.
 *
 * <p>{@code -Dgnomon.model.sequences=N} runs N other ones, {@code -Dgnomon.model.seed=S} replays one.
 */
@SuppressWarnings("EnumOrdinal") // the fields of Counts are in the order of Verdict
class PairingModelTest {

    private static final PairingConfig CONFIG = new PairingConfig(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            1 << 20,
            1_000_000);
    private static final long START = 1_772_366_400_000L;
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);
    private static final int STEPS = 120;

    @Test
    void everyRequestGetsTheVerdictOfTheReferenceWhateverHappens() {
        Long replayed = Long.getLong("gnomon.model.seed");
        Integer asked = Integer.getInteger("gnomon.model.sequences");
        long first = replayed != null ? replayed : asked != null ? new Random().nextLong() : 1;
        int sequences = replayed != null ? 1 : asked != null ? asked : 2_000;
        for (long seed = first; seed < first + sequences; seed++) {
            liveAndCheck(seed);
        }
    }

    private static void liveAndCheck(long seed) {
        Random random = new Random(seed);
        SimulatedTask task = new SimulatedTask(CONFIG, START);
        task.skew = random.nextInt(3) == 0 ? random.nextInt(600_000) - 300_000 : 0;
        if (task.skew < 0) {
            // A broker's clock that is clearly ahead of ours is not believed, so that nothing exact can be said of it.
            task.skew = -(-task.skew % (Arrivals.TOLERANCE - 100));
        }
        boolean reuseIds = random.nextInt(3) == 0;
        for (int step = 0; step < STEPS; step++) {
            step(task, random, reuseIds);
            invariant(task, seed, random);
        }
        finish(task);
        check(task, seed);
    }

    private static void step(SimulatedTask task, Random random, boolean reuseIds) {
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> append(task, random, reuseIds);
            case 4, 5 -> read(task, Side.OLD, random.nextInt(5));
            case 6, 7 -> read(task, Side.NEW, random.nextInt(5));
            case 8 -> pass(task, random, reuseIds);
            case 9 -> task.tick();
            case 10 -> task.commit();
            case 11 -> task.handOn(random.nextInt(3));
            default -> {
                if (random.nextBoolean()) {
                    task.crash();
                }
            }
        }
    }

    /**
     * Where IDs are used again after the duplicate horizon, both sides are read, and a tick has closed what was due, before
     * time passes, and no crash takes that back: while the first use is still pending, a second one cannot be told from a
     * repetition.
     */
    private static void pass(SimulatedTask task, Random random, boolean reuseIds) {
        if (reuseIds) {
            readAll(task);
            task.tick();
            task.commit();
        }
        task.now += random.nextInt(4) == 0 ? random.nextInt(45_000) : random.nextInt(4_000);
        if (random.nextInt(20) == 0) {
            quietNight(task);
        }
    }

    /** All is read, and forgotten. */
    private static void quietNight(SimulatedTask task) {
        readAll(task);
        for (int tick = 0; tick < 3; tick++) {
            task.tick();
            task.commit();
            task.now += CONFIG.duplicateHorizon().toMillis();
        }
    }

    private static void append(SimulatedTask task, Random random, boolean reuseIds) {
        task.now += random.nextInt(3);
        long generation = reuseIds ? 0 : (task.now - START) / 60_000;
        Side side = random.nextBoolean() ? Side.OLD : Side.NEW;
        long timestamp = timestamp(task.now, random);
        // Such a record counts as arriving when it is read, or when the one before it did; so it has no counterpart.
        String requestId = timestamp == task.now
                ? "r" + generation + "-" + random.nextInt(14)
                : "strange-" + side + task.log(side).size();
        Observation observation = Observations.answered(side, requestId, answer(random));
        observation.setMigration("m" + random.nextInt(2));
        task.append(side, new Logged(requestId, CODEC.encode(observation), timestamp));
    }

    private static long timestamp(long now, Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> ReferenceVerdicts.FAR_FUTURE + random.nextInt(1_000_000);
            case 1 -> random.nextInt(1_000_000) - 1;
            default -> now;
        };
    }

    private static String answer(Random random) {
        return random.nextInt(4) == 0 ? "{\"id\":2}" : "{\"id\":1}";
    }

    private static void read(SimulatedTask task, Side side, int records) {
        for (int read = 0; read < records && task.unread(side) > 0; read++) {
            task.readOne(side);
        }
    }

    /** At any commit, verdicts and pending requests together are exactly the distinct requests that were read. */
    private static void invariant(SimulatedTask task, long seed, Random random) {
        if (random.nextInt(40) != 0) {
            return;
        }
        Map<String, Long> counted = new TreeMap<>();
        task.allCounts()
                .forEach((migration, rates) -> counted.put(migration, rates.getPending() + sum(rates.getTotal())));
        Map<String, Long> distinct = new TreeMap<>();
        new ReferenceVerdicts(CONFIG, readOf(task, Side.OLD), readOf(task, Side.NEW))
                .verdicts.forEach((migration, verdicts) -> distinct.put(
                        migration,
                        verdicts.values().stream().mapToLong(Long::longValue).sum()));
        assertThat(counted).as("verdicts and pending, seed %d", seed).isEqualTo(distinct);
    }

    private static List<Logged> readOf(SimulatedTask task, Side side) {
        return task.log(side).subList(0, task.read(side));
    }

    private static void readAll(SimulatedTask task) {
        while (task.unread(Side.OLD) + task.unread(Side.NEW) > 0) {
            read(task, Side.OLD, 3);
            read(task, Side.NEW, 3);
        }
    }

    private static void finish(SimulatedTask task) {
        readAll(task);
        for (int second = 0; second < 600; second++) {
            task.now += 1_000;
            task.tick();
            task.handOn(5);
            task.commit();
        }
    }

    private static void check(SimulatedTask task, long seed) {
        ReferenceVerdicts expected = new ReferenceVerdicts(CONFIG, task.log(Side.OLD), task.log(Side.NEW));
        Map<String, PartitionRates> counts = task.allCounts();
        Map<String, Map<Verdict, Long>> found = new TreeMap<>();
        counts.forEach((migration, rates) -> found.put(migration, byVerdict(rates.getTotal())));
        assertThat(found).as("verdicts, seed %d", seed).isEqualTo(expected.verdicts);
        List<String> events = task.published().stream()
                .map(event -> event.getMigration() + "/" + event.getRequestId() + " " + event.getVerdict()
                        + " revision " + event.getRevision())
                .toList();
        assertThat(events).as("events, seed %d", seed).containsExactlyInAnyOrderElementsOf(expected.events);
        assertThat(sum(counts, "duplicates")).as("duplicates, seed %d", seed).isEqualTo(expected.duplicates);
        assertThat(sum(counts, "conflictingDuplicates"))
                .as("conflicts, seed %d", seed)
                .isEqualTo(expected.conflicts);
        assertThat(sum(counts, "revisions")).as("revisions, seed %d", seed).isEqualTo(expected.revisions);
        assertThat(sum(counts, "tooLate")).as("too late, seed %d", seed).isEqualTo(expected.tooLate);
        assertThat(sum(counts, "pending")).as("pending, seed %d", seed).isZero();
        assertThat(task.parkedRecords()).as("parked records, seed %d", seed).isZero();
        assertThat(task.journalEntries()).as("journal entries, seed %d", seed).isLessThanOrEqualTo(1);
    }

    private static long sum(Map<String, PartitionRates> counts, String field) {
        return counts.values().stream()
                .mapToLong(rates -> (Long) rates.get(field))
                .sum();
    }

    private static Map<Verdict, Long> byVerdict(Counts counts) {
        Map<Verdict, Long> byVerdict = new TreeMap<>();
        for (Verdict verdict : Verdict.values()) {
            long count = (Long) counts.get(verdict.ordinal());
            if (count != 0) {
                byVerdict.put(verdict, count);
            }
        }
        return byVerdict;
    }

    private static long sum(Counts counts) {
        return byVerdict(counts).values().stream().mapToLong(Long::longValue).sum();
    }
}
