package dev.gnomon.examples.spring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Links observations, and so discrepancies, to the trace of the request: the span that is current on the calling thread,
 * as OpenTelemetry's agent and SDK keep it.
 */
public final class TraceParents {

    private static final String VERSION = "00";

    private TraceParents() {}

    /**
     * Says the current span as a W3C traceparent ({@code version-traceid-parentid-flags}), or null where there is none.
     * Safe for use by several threads.
     */
    public static Supplier<@Nullable String> ofCurrentSpan() {
        return () -> {
            SpanContext span = Span.current().getSpanContext();
            return span.isValid()
                    ? String.join(
                            "-",
                            VERSION,
                            span.getTraceId(),
                            span.getSpanId(),
                            span.getTraceFlags().asHex())
                    : null;
        };
    }
}
