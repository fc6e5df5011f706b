package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * What there is to know about each request of a workload. It follows from the request's number alone, so nothing has to
 * be kept. Safe for use by several threads.
 */
final class Requests {

    private static final long SEED = 0x676e6f6d6f6eL;

    private final Workload workload;
    private final Disturbance disturbance;

    Requests(Workload workload) {
        this.workload = workload;
        this.disturbance = workload.disturbance();
    }

    long count() {
        return workload.requests();
    }

    String id(long request) {
        return new UUID(random(request, Trait.ID_HIGH), random(request, Trait.ID_LOW)).toString();
    }

    String migration(long request) {
        return "migration-" + Math.floorMod(random(request, Trait.MIGRATION), workload.migrations());
    }

    boolean differs(long request) {
        return happens(request, Trait.DIFFERS, disturbance.mismatches());
    }

    boolean isLate(long request) {
        return happens(request, Trait.LATE, disturbance.late());
    }

    /** Whether the side is published twice. A late side is not: its duplicate could not be told from being in time. */
    boolean isDuplicated(long request, Side side) {
        Trait trait = side == Side.NEW ? Trait.NEW_TWICE : Trait.OLD_TWICE;
        return happens(request, trait, disturbance.duplicates()) && !(isLate(request) && side != first(request));
    }

    /** The side that is published first: the old one nine times in ten. */
    Side first(long request) {
        return happens(request, Trait.NEW_FIRST, 0.1) ? Side.NEW : Side.OLD;
    }

    Side second(long request) {
        return first(request) == Side.OLD ? Side.NEW : Side.OLD;
    }

    /** How long the second side takes, from 0 to 1, evenly spread. */
    double delay(long request) {
        return fraction(request, Trait.DELAY);
    }

    Expected expected() {
        long mismatches = 0;
        long observations = 0;
        for (long request = 0; request < count(); request++) {
            mismatches += differs(request) ? 1 : 0;
            observations += timesPublished(request, Side.OLD) + timesPublished(request, Side.NEW);
        }
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        verdicts.put(Verdict.MATCH, count() - mismatches);
        verdicts.put(Verdict.MISMATCH, mismatches);
        verdicts.values().removeIf(number -> number == 0);
        return new Expected(count(), observations, verdicts);
    }

    private int timesPublished(long request, Side side) {
        return isDuplicated(request, side) ? 2 : 1;
    }

    private boolean happens(long request, Trait trait, double share) {
        return fraction(request, trait) < share;
    }

    private static double fraction(long request, Trait trait) {
        return (random(request, trait) >>> 11) * 0x1.0p-53;
    }

    /** The output function of SplitMix64. */
    private static long random(long request, Trait trait) {
        long z = (SEED + request * Trait.STRIDE + trait.salt) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What is drawn for each request, independently of each other. */
    private enum Trait {
        ID_HIGH(1),
        ID_LOW(2),
        MIGRATION(3),
        DIFFERS(4),
        LATE(5),
        OLD_TWICE(6),
        NEW_TWICE(7),
        NEW_FIRST(8),
        DELAY(9);

        private static final long STRIDE = 16;

        private final long salt;

        Trait(long salt) {
            this.salt = salt;
        }
    }
}
