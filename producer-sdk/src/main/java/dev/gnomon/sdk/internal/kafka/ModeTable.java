package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.sdk.spi.MigrationState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The newest state of every migration, and its followers. A state whose epoch is not higher than the known one changes
 * nothing. Safe for use by several threads. Followers are called under its lock, one at a time.
 */
final class ModeTable implements ModeFeed.Learner {

    private final Map<String, MigrationState> known = new HashMap<>();
    private final Map<String, MigrationState> inForce = new HashMap<>();
    private final Map<String, Consumer<MigrationState>> followers = new HashMap<>();
    private final Set<String> untold = new HashSet<>();
    private final Set<String> missed = new HashSet<>();

    /** Puts in force what an earlier process knew. */
    synchronized void restore(Map<String, MigrationState> states) {
        states.forEach(this::learn);
        tell();
    }

    /** Learns a state without telling anybody yet, and tells whether it is news. */
    @Override
    public synchronized boolean learn(String migration, MigrationState state) {
        missed.remove(migration);
        MigrationState before = known.get(migration);
        if (before != null && before.epoch() >= state.epoch()) {
            return false;
        }
        known.put(migration, state);
        untold.add(migration);
        return true;
    }

    @Override
    public synchronized void miss(String migration) {
        missed.add(migration);
    }

    /** Whether the newest state of a migration that somebody follows could not be used. */
    synchronized boolean missesAny() {
        return missed.stream().anyMatch(followers::containsKey);
    }

    /** Puts in force what was learned: the newest state of each migration. */
    synchronized void tell() {
        for (String migration : untold) {
            MigrationState state = known.get(migration);
            Consumer<MigrationState> follower = followers.get(migration);
            if (state != null) {
                inForce.put(migration, state);
                if (follower != null) {
                    follower.accept(state);
                }
            }
        }
        untold.clear();
    }

    /** Tells {@code changes} the state of the migration that is in force, now and whenever it changes. */
    synchronized void follow(String migration, Consumer<MigrationState> changes) {
        followers.put(migration, changes);
        MigrationState state = inForce.get(migration);
        if (state != null) {
            changes.accept(state);
        }
    }

    synchronized Map<String, MigrationState> known() {
        return Map.copyOf(known);
    }
}
