package dev.gnomon.sdk;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request that somebody gave up from one that failed. A cancelled request says nothing about either side: most
 * are clients that went away.
 */
final class Cancellation {

    private static final int DEEPEST = 20;
    private static final Set<String> GRPC = Set.of("io.grpc.StatusRuntimeException", "io.grpc.StatusException");

    private Cancellation() {}

    /** Whether {@code failure}, or what caused it, is an interrupt or a cancellation. Never throws. */
    static boolean isBehind(Throwable failure) {
        try {
            Throwable cause = failure;
            for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
                if (isOne(cause)) {
                    return true;
                }
                cause = cause.getCause();
            }
        } catch (Throwable broken) {
            // Foreign code: a failure that cannot be looked into is a failure.
        }
        return false;
    }

    /** Whether {@code failure} ended a request on this thread that somebody gave up. Never throws. */
    static boolean endedHere(Throwable failure) {
        return Thread.currentThread().isInterrupted() || isBehind(failure);
    }

    private static boolean isOne(Throwable cause) {
        return cause instanceof InterruptedException
                || cause instanceof CancellationException
                || cause instanceof ClosedByInterruptException
                || cause instanceof InterruptException
                || (cause.getClass() == InterruptedIOException.class && !isTimeout(cause.getMessage()))
                || (GRPC.contains(cause.getClass().getName()) && isCancelled(cause.getMessage()));
    }

    /** HTTP clients throw an InterruptedIOException for their own timeouts, too. */
    private static boolean isTimeout(@Nullable String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("time");
    }

    private static boolean isCancelled(@Nullable String message) {
        return message != null && message.startsWith("CANCELLED");
    }
}
