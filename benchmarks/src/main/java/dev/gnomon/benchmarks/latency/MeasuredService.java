package dev.gnomon.benchmarks.latency;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.MigrationState;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A service whose sides work for 50 microseconds, with the SDK or without. For use by one thread at a time. */
final class MeasuredService implements AutoCloseable {

    /** How long a side works, in microseconds. */
    static final int WORK_US = 50;

    private static final String MIGRATION = "orders";
    private static final long WORK_NANOS = TimeUnit.MICROSECONDS.toNanos(WORK_US);
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final boolean newSideHangs;
    private final @Nullable Gnomon gnomon;
    private final @Nullable Migration<String> migration;

    private MeasuredService(boolean newSideHangs, @Nullable Gnomon gnomon) {
        this.newSideHangs = newSideHangs;
        this.gnomon = gnomon;
        migration = gnomon == null ? null : gnomon.migration(MIGRATION, String.class);
    }

    static MeasuredService in(Scenario scenario, String bootstrapServers, String topicPrefix) {
        Mode mode = scenario.mode();
        return new MeasuredService(
                scenario == Scenario.NEW_SIDE_HANGS,
                mode == null ? null : connect(mode, bootstrapServers, topicPrefix));
    }

    private static Gnomon connect(Mode mode, String bootstrapServers, String topicPrefix) {
        return Gnomon.connect(GnomonConfig.builder()
                .bootstrapServers(bootstrapServers)
                .topicPrefix(topicPrefix)
                .service("benchmark")
                .state(MIGRATION, MigrationState.of(mode))
                .build());
    }

    /** Answers one request. */
    String answer(String requestId) {
        return migration == null
                ? oldSide(requestId)
                : migration.read(requestId, () -> oldSide(requestId), () -> newSide(requestId));
    }

    /** How many observations were dropped instead of published. */
    long dropped() {
        return gnomon == null ? 0 : gnomon.counters().droppedInAll();
    }

    private static String oldSide(String requestId) {
        work();
        return requestId;
    }

    private String newSide(String requestId) {
        if (newSideHangs) {
            hang();
        } else {
            work();
        }
        return requestId;
    }

    private static void work() {
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** As a socket without a timeout does: deaf to interrupts. */
    private static void hang() {
        long end = System.nanoTime() + HANGS_NANOS;
        boolean interrupted = false;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (gnomon != null) {
            gnomon.close();
        }
    }
}
