package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.sdk.spi.MigrationState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The newest state of every migration, and who wants to hear of it. A state with a lower or the same epoch as the known
 * one changes nothing. Safe for use by several threads; followers are called under its lock, one at a time.
 */
final class ModeTable {

    private final Map<String, MigrationState> known = new HashMap<>();
    private final Map<String, MigrationState> inForce = new HashMap<>();
    private final Map<String, Consumer<MigrationState>> followers = new HashMap<>();
    private final Set<String> untold = new HashSet<>();

    /** Takes what an earlier process knew. */
    synchronized void restore(Map<String, MigrationState> states) {
        states.forEach(this::learn);
        tell();
    }

    /** Learns a state, without telling anybody yet; says whether it is news. */
    synchronized boolean learn(String migration, MigrationState state) {
        MigrationState before = known.get(migration);
        if (before != null && before.epoch() >= state.epoch()) {
            return false;
        }
        known.put(migration, state);
        untold.add(migration);
        return true;
    }

    /** Puts in force what was learned, of each migration only the newest. */
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

    /** Tells {@code changes} what is in force for the migration, now and from now on. */
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
