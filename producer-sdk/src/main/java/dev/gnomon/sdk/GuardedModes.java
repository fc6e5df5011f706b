package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The source of the modes, whatever it throws. A source that fails leaves the states as they are, and makes them stale:
 * for good where it cannot follow a migration, until the next state where one cannot be put in force. Safe for use by
 * several threads.
 */
final class GuardedModes implements ModeSource {

    private static final long NEVER = 0;

    private final ModeSource source;
    private final Failures failures;
    private final Set<String> unapplied = ConcurrentHashMap.newKeySet();
    private final AtomicLong lostAt = new AtomicLong(NEVER);

    GuardedModes(ModeSource source, Failures failures) {
        this.source = source;
        this.failures = failures;
    }

    @Override
    public void follow(String migration, Consumer<MigrationState> changes) {
        try {
            source.follow(migration, state -> accept(migration, changes, state));
        } catch (Throwable broken) {
            lostAt.compareAndSet(NEVER, System.nanoTime() | 1);
            failures.report(Area.MODES, "the modes of " + migration + " cannot be followed", broken);
        }
    }

    private void accept(String migration, Consumer<MigrationState> changes, MigrationState state) {
        try {
            changes.accept(state);
            unapplied.remove(migration);
        } catch (Throwable broken) {
            unapplied.add(migration);
            failures.report(Area.MODES, "a state of " + migration + " cannot be put in force", broken);
        }
    }

    /** Whether the source says so, or cannot say. */
    @Override
    public boolean stale() {
        try {
            return lostAt.get() != NEVER || !unapplied.isEmpty() || source.stale();
        } catch (Throwable broken) {
            failures.report(Area.MODES, "the source of the modes cannot say whether they are current", broken);
            return true;
        }
    }

    /** What the source says, or the time since a migration could not be followed where that is longer. */
    @Override
    public Duration age() {
        long lost = lostAt.get();
        Duration since = lost == NEVER ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - lost));
        try {
            Duration said = source.age();
            return said.compareTo(since) > 0 ? said : since;
        } catch (Throwable broken) {
            failures.report(Area.MODES, "the source of the modes cannot say how old they are", broken);
            return since;
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Throwable broken) {
            failures.report(Area.MODES, "the source of the modes could not be closed", broken);
        }
    }
}
