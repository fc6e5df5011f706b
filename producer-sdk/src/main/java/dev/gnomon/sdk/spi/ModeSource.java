package dev.gnomon.sdk.spi;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the modes come from. A source hands every new state to the consumer that follows the migration. The request path
 * reads only the last state, so no caller notices a source that is slow, late or down.
 *
 * <p>The configured start mode is in force until the source knows the migration. If the source falls silent, the last
 * state stays. No failure of a source may raise exposure, sample rate or authority. What a source throws makes the states
 * stale, and nothing worse.
 */
public interface ModeSource extends AutoCloseable {

    /**
     * Begins to follow {@code migration}; called once for each, when the service first asks for the migration. Must not
     * wait for a network.
     *
     * @param changes takes every state, now or later, from any thread, one at a time; never throws. A state with a lower
     *     epoch than the one before is ignored.
     */
    void follow(String migration, Consumer<MigrationState> changes);

    /** Whether the source has lost sight of the states, so that those in force may be outdated. */
    default boolean stale() {
        return false;
    }

    /** How long ago the states in force were last known to be current; zero where they cannot be outdated. */
    default Duration age() {
        return Duration.ZERO;
    }

    /** Stops following. */
    @Override
    default void close() {}

    /** A source that knows {@code states} by migration, and never changes its mind. */
    static ModeSource fixed(Map<String, MigrationState> states) {
        Map<String, MigrationState> known = Map.copyOf(states);
        return (migration, changes) -> {
            MigrationState state = known.get(migration);
            if (state != null) {
                changes.accept(state);
            }
        };
    }
}
