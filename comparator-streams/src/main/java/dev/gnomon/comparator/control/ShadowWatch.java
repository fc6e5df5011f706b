package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a shadow has stopped shadowing: both sides should be observed, and one or both have not been for a while.
 * One for each migration. Not safe for several threads.
 */
public final class ShadowWatch {

    /** How long a side may be silent. With the ways of the counts added, the alarm comes within a minute. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Sight old;
    private final Sight recent;

    /** A watch that begins now. */
    public ShadowWatch(Instant now) {
        old = new Sight(now);
        recent = new Sight(now);
    }

    /** Takes note of how many observations of each side have come in all. */
    public void saw(long oldObservations, long newObservations, Instant now) {
        old.saw(oldObservations, now);
        recent.saw(newObservations, now);
    }

    /** What is wrong in {@code state} now, null where nothing is; what it says already while it is too early to say. */
    public @Nullable Dark alarm(MigrationState state, Instant now) {
        if (!isDue(state)) {
            return null;
        }
        Instant from = state.getModeSince();
        if (old.unknown(from, now) || recent.unknown(from, now)) {
            return state.getDark();
        }
        boolean oldSilent = old.silent(from, now);
        boolean newSilent = recent.silent(from, now);
        if (!oldSilent && !newSilent) {
            return null;
        }
        DarkKind kind = oldSilent && newSilent ? DarkKind.NO_TRAFFIC : oldSilent ? DarkKind.NO_OLD : DarkKind.NO_NEW;
        return new Dark(kind, (oldSilent ? old : recent).since(from));
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
