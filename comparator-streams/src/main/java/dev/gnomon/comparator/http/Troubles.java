package dev.gnomon.comparator.http;

import dev.gnomon.comparator.text.Foreign;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what goes wrong with requests: the first of a kind at once, and then, in ten seconds, one line with how
 * many more there were. Whoever sends broken requests must not be able to fill a disk. Safe for use by several threads.
 */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoClock;
    private final Map<String, Held> kinds = new ConcurrentHashMap<>();

    /** What has been held back of one kind since {@code said}. */
    private record Held(long said, long more, String last) {}

    Troubles(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * Takes note of one.
     *
     * @param kind one of a few
     * @param what more about this one; may be somebody else's text
     * @param cause shown with its stack trace; null where there is none
     */
    void note(String kind, String what, @Nullable Throwable cause) {
        long now = nanoClock.getAsLong();
        Held held = kinds.compute(
                kind,
                (same, known) -> known == null
                        ? new Held(now, -1, what)
                        : new Held(known.said(), Math.max(0, known.more()) + 1, what));
        if (held.more() < 0) {
            LOG.warn("{}: {}", kind, Foreign.shown(what), cause);
        }
    }

    /** Says what has been held back for long enough. To be called again and again. */
    void sweep() {
        long now = nanoClock.getAsLong();
        for (String kind : kinds.keySet()) {
            kinds.computeIfPresent(kind, (same, held) -> {
                if (now - held.said() < INTERVAL_NANOS) {
                    return held;
                }
                if (held.more() > 0) {
                    LOG.warn("{}: {} more, the last one: {}", kind, held.more(), Foreign.shown(held.last()));
                    return new Held(now, 0, "");
                }
                return null;
            });
        }
    }
}
