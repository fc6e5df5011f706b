package dev.gnomon.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one side gave, for services that run apart.
 *
 * @param answer the answer; null where the side failed, or answered nothing
 * @param failure how it failed; null where it answered
 * @param latency how long it took; null where nobody measured
 * @param <T> what the side answers
 */
public record Outcome<T extends @Nullable Object>(
        @Nullable T answer,
        @Nullable Throwable failure,
        @Nullable Duration latency) {

    /** An answer whose latency is not known. */
    public static <T extends @Nullable Object> Outcome<T> of(T answer) {
        return new Outcome<>(answer, null, null);
    }

    /** A failure whose latency is not known. */
    public static <T extends @Nullable Object> Outcome<T> failed(Throwable failure) {
        return new Outcome<>(null, failure, null);
    }

    /** This outcome with its latency. */
    public Outcome<T> after(Duration time) {
        return new Outcome<>(answer, failure, time);
    }
}
