package dev.gnomon.sdk.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries what belongs to the caller's thread (logging context, trace, security) to the thread that runs the other side.
 * OpenTelemetry's {@code Context.current()::wrap} and Micrometer's {@code ContextSnapshot::wrap} have this shape.
 */
@FunctionalInterface
public interface ContextPropagation {

    /**
     * Called on the caller's thread for each run of the other side. If it throws, the side runs without context.
     *
     * @return what runs {@code side} in the caller's context, and cleans up behind it
     */
    Runnable wrap(Runnable side);

    /** Carries SLF4J's mapped diagnostic context. */
    static ContextPropagation mdc() {
        return side -> {
            Map<String, String> callers = MDC.getCopyOfContextMap();
            return () -> {
                Map<String, String> before = MDC.getCopyOfContextMap();
                set(callers);
                try {
                    side.run();
                } finally {
                    set(before);
                }
            };
        };
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
