package dev.gnomon.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.sdk.spi.ContextPropagation;
import dev.gnomon.sdk.spi.FailureListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service brings along. Any of it may fail in any way.
 *
 * @param executor runs other sides; null for threads of the SDK's own
 * @param context carries the caller's context to the other side; null for none
 * @param traceParents says the current W3C traceparent; null for none
 * @param listener hears of failures
 * @param mapper makes JSON; null for the SDK's own
 * @param meters shows what is counted; null for none
 */
record Hooks(
        @Nullable Executor executor,
        @Nullable ContextPropagation context,
        @Nullable Supplier<@Nullable String> traceParents,
        FailureListener listener,
        @Nullable ObjectMapper mapper,
        @Nullable MeterRegistry meters) {

    /** Failures are logged; everything else is the SDK's own. */
    static final Hooks DEFAULT = new Hooks(null, null, null, FailureListener.logging(), null, null);

    Hooks withExecutor(Executor threads) {
        return new Hooks(threads, context, traceParents, listener, mapper, meters);
    }

    Hooks withContext(ContextPropagation propagation) {
        return new Hooks(executor, propagation, traceParents, listener, mapper, meters);
    }

    Hooks withTraceParents(Supplier<@Nullable String> supplier) {
        return new Hooks(executor, context, supplier, listener, mapper, meters);
    }

    Hooks withListener(FailureListener hearing) {
        return new Hooks(executor, context, traceParents, hearing, mapper, meters);
    }

    Hooks withMapper(ObjectMapper json) {
        return new Hooks(executor, context, traceParents, listener, json, meters);
    }

    Hooks withMeters(MeterRegistry registry) {
        return new Hooks(executor, context, traceParents, listener, mapper, registry);
    }
}
