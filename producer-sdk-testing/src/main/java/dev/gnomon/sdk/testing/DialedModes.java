package dev.gnomon.sdk.testing;

import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Modes that a test sets. */
final class DialedModes implements ModeSource {

    private final Map<String, Consumer<MigrationState>> followers = new ConcurrentHashMap<>();
    private final Map<String, MigrationState> states = new ConcurrentHashMap<>();

    synchronized void set(String migration, MigrationState state) {
        states.put(migration, state);
        Consumer<MigrationState> follower = followers.get(migration);
        if (follower != null) {
            follower.accept(state);
        }
    }

    @Override
    public synchronized void follow(String migration, Consumer<MigrationState> changes) {
        followers.put(migration, changes);
        MigrationState state = states.get(migration);
        if (state != null) {
            changes.accept(state);
        }
    }
}
