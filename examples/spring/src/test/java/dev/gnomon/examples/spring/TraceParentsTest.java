package dev.gnomon.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

class TraceParentsTest {

    private static final SpanContext SPAN = SpanContext.create(
            "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());

    @Test
    void theCurrentSpanIsSaidAsItTravelsInHeaders() {
        try (Scope current = Span.wrap(SPAN).makeCurrent()) {
            assertThat(current).isNotNull();
            assertThat(TraceParents.ofCurrentSpan().get())
                    .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        }
    }

    @Test
    void withoutASpanNothingIsSaid() {
        assertThat(TraceParents.ofCurrentSpan().get()).isNull();
    }
}
