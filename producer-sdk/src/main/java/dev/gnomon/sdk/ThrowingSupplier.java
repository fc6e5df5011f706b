package dev.gnomon.sdk;

import org.jspecify.annotations.Nullable;

/**
 * What one side does to answer a request. It may throw whatever it throws today.
 *
 * @param <T> what it answers
 * @param <X> what it throws; the compiler infers it from the lambda
 */
@FunctionalInterface
public interface ThrowingSupplier<T extends @Nullable Object, X extends Throwable> {

    /** Answers, or throws. */
    T get() throws X;
}
