package dev.gnomon.sdk;

import dev.gnomon.sdk.Captured.Span;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests that change something, for migrations that declared shadow writes: the authoritative side first, and the
 * other one beside the caller once that has succeeded.
 *
 * @param observer takes what is observed
 */
record Writes(CallObserver observer) {

    /**
     * Runs the authoritative side, then the other. The other side runs for every request, sampled or not: two stores that
     * must stay equal cannot leave requests out.
     */
    <T extends @Nullable Object, X extends Throwable> T shadowed(
            Call call,
            ThrowingSupplier<? extends T, ? extends X> authoritative,
            ThrowingSupplier<? extends T, ? extends X> other)
            throws X {
        long started = System.nanoTime();
        T answer = authoritative.get();
        Span span = Span.since(started);
        Call opened = call.observed() ? observer.openBoth(call) : null;
        ShadowRun unused;
        if (opened == null) {
            unused = observer.begin(call.unobserved(), other);
        } else {
            observer.recorder().answered(opened, opened.answering(), answer, span);
            unused = observer.begin(opened, other);
        }
        return answer;
    }
}
