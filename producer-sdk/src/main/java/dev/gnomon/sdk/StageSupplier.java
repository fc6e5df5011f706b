package dev.gnomon.sdk;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A side that answers later.
 *
 * @param supplier begins to answer
 * @param <T> what it answers
 */
record StageSupplier<T extends @Nullable Object>(Supplier<? extends CompletionStage<T>> supplier)
        implements ThrowingSupplier<CompletionStage<T>, RuntimeException> {

    @Override
    public CompletionStage<T> get() {
        return supplier.get();
    }

    /** What made a stage fail, without what stages wrap it in. */
    static Throwable cause(Throwable failure) {
        try {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
            return cause == null ? failure : cause;
        } catch (Throwable broken) {
            return failure;
        }
    }

    /** Cancels what can be cancelled. */
    static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (Throwable notCancellable) {
            // A stage need not know how.
        }
    }
}
