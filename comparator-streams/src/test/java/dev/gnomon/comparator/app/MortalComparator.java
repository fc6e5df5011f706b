package dev.gnomon.comparator.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A comparator that is killed now and then, and each time another one takes its place. For one thread. */
final class MortalComparator implements AutoCloseable {

    private final String bootstrapServers;
    private final Path stateFolder;
    private ComparatorProcess process;
    private @Nullable CompletableFuture<ComparatorProcess> replacement;
    private int kills;

    MortalComparator(String bootstrapServers, Path stateFolder) {
        this.bootstrapServers = bootstrapServers;
        this.stateFolder = stateFolder;
        process = start();
    }

    /** How often it was killed. */
    int kills() {
        return kills;
    }

    /** Whether none is being replaced. */
    boolean isAlive() {
        CompletableFuture<ComparatorProcess> next = replacement;
        if (next != null && next.isDone()) {
            process = next.join();
            replacement = null;
        }
        return replacement == null;
    }

    /** Where the one is that lives, or will soon. */
    URI uri() {
        boolean unused = isAlive();
        return process.uri();
    }

    /** Has it killed after {@code delay}, and another one started. */
    void killAfter(Duration delay) {
        kills++;
        ComparatorProcess victim = process;
        replacement = new CompletableFuture<Void>()
                .completeOnTimeout(null, delay.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(now -> {
                    victim.close();
                    return start();
                });
    }

    private ComparatorProcess start() {
        try {
            return ComparatorProcess.start(bootstrapServers, stateFolder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        CompletableFuture<ComparatorProcess> next = replacement;
        if (next != null) {
            next.join().close();
        }
        process.close();
    }
}
