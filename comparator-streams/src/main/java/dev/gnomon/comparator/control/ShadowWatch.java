package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.OperationSight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a shadow has stopped shadowing: both sides should be observed, and one or both have not been for a while,
 * as a whole or in single operations. One for each migration. Not safe for several threads.
 */
public final class ShadowWatch {

    /** How long a side may be silent. With the ways of the counts added, the alarm comes within a minute. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Sight oldSide;
    private final Sight newSide;
    private final Instant begun;
    private final OperationWatch operations = new OperationWatch();

    /** A watch that begins now. */
    public ShadowWatch(Instant now) {
        begun = now;
        oldSide = new Sight(now);
        newSide = new Sight(now);
    }

    /** Takes note of how many observations of each side have come in all. */
    public void saw(long oldObservations, long newObservations, Instant now) {
        oldSide.saw(oldObservations, now);
        newSide.saw(newObservations, now);
    }

    /** Takes note of when each side of operations was last observed. */
    public void saw(List<OperationSight> sights) {
        operations.saw(sights);
    }

    /** What is wrong in {@code state} now, null where nothing is; what it says already while it is too early to say. */
    public @Nullable Dark alarm(MigrationState state, Instant now) {
        if (!isDue(state)) {
            operations.forget();
            return null;
        }
        Instant from = state.getModeSince();
        if (oldSide.unknown(from, now) || newSide.unknown(from, now)) {
            return state.getDark();
        }
        boolean oldSilent = oldSide.silent(from, now);
        boolean newSilent = newSide.silent(from, now);
        if (!oldSilent && !newSilent) {
            return operationsAlarm(state, now);
        }
        DarkKind kind = oldSilent && newSilent ? DarkKind.NO_TRAFFIC : oldSilent ? DarkKind.NO_OLD : DarkKind.NO_NEW;
        return new Dark(kind, (oldSilent ? oldSide : newSide).since(from), List.of());
    }

    /** What is wrong with single operations; of those, too, nothing is known from before this watch began. */
    private @Nullable Dark operationsAlarm(MigrationState state, Instant now) {
        Dark found = operations.alarm(state.getModeSince(), now);
        Dark before = state.getDark();
        boolean early = found == null && !begun.plus(PATIENCE).isBefore(now);
        return early && before != null && before.getKind() == DarkKind.OPERATIONS ? before : found;
    }

    /** Whether some requests should be observed on both sides. */
    private static boolean isDue(MigrationState state) {
        return state.getSampleRate() > 0
                && (Exposures.any(state, Mode.SHADOW) || Exposures.any(state, Mode.REVERSE_SHADOW));
    }

    private static final class Sight {

        private long count = -1;
        private boolean grew;
        private Instant last;

        Sight(Instant now) {
            last = now;
        }

        /** The first count says nothing of when it was reached. */
        void saw(long observations, Instant now) {
            if (observations != count) {
                grew = count >= 0;
                count = observations;
                last = now;
            }
        }

        /** Whether it is too early to say anything. */
        boolean unknown(Instant from, Instant now) {
            return !grew && !silent(from, now);
        }

        boolean silent(Instant from, Instant now) {
            return since(from).plus(PATIENCE).isBefore(now);
        }

        Instant since(Instant from) {
            return last.isAfter(from) ? last : from;
        }
    }
}
