package dev.gnomon.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the caller gets in place of a stage that is still pending: it completes as that one does, in the same form, once
 * the answer is captured. The stage itself would run what the caller adds to it before what was added earlier. Whoever
 * completes or cancels this one completes or cancels that one.
 *
 * @param <T> what it answers
 */
final class CallersStage<T extends @Nullable Object> extends CompletableFuture<T> {

    private final CompletionStage<T> side;

    CallersStage(CompletionStage<T> side) {
        this.side = side;
    }

    /** Completes this stage as the side's did. */
    void follow(T answer, @Nullable Throwable failure) {
        if (failure == null) {
            super.complete(answer);
        } else {
            super.completeExceptionally(failure);
        }
    }

    @Override
    public boolean complete(T value) {
        boolean reached = passOn(stage -> stage.complete(value));
        return super.complete(value) || reached;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean reached = passOn(stage -> stage.completeExceptionally(failure));
        return super.completeExceptionally(failure) || reached;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean reached = passOn(stage -> stage.cancel(mayInterruptIfRunning));
        return super.cancel(mayInterruptIfRunning) || reached;
    }

    private boolean passOn(Predicate<CompletableFuture<T>> completion) {
        try {
            return completion.test(side.toCompletableFuture());
        } catch (RuntimeException notCompletable) {
            return false;
        }
    }
}
