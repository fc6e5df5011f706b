package dev.gnomon.sdk.internal.threads;

import dev.gnomon.sdk.spi.FailureListener;
import dev.gnomon.sdk.spi.GnomonFailure;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes failures from any thread without calling the listener there: of each area, the first that was not yet passed on
 * is kept and the others are counted, until the dispatcher passes it on.
 */
public final class Failures {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final FailureListener listener;
    private final Map<Area, Slot> slots = new EnumMap<>(Area.class);
    private volatile Runnable whenWaiting = () -> {};

    public Failures(FailureListener listener) {
        this.listener = listener;
        for (Area area : Area.values()) {
            slots.put(area, new Slot());
        }
    }

    /** Has {@code wakeUp} called, from any thread, whenever there is one more failure to be passed on. */
    public void whenWaiting(Runnable wakeUp) {
        whenWaiting = wakeUp;
        if (slots.values().stream().anyMatch(slot -> slot.waiting.get() != null)) {
            wakeUp.run();
        }
    }

    /** Takes note of a failure. Never throws: whoever reports one has settled something, and must not do so twice. */
    public void report(Area area, String what, @Nullable Throwable cause) {
        try {
            Slot slot = slots.get(area);
            if (slot != null && !slot.waiting.compareAndSet(null, new GnomonFailure(area, what, cause, 0))) {
                slot.repeats.increment();
            }
            whenWaiting.run();
        } catch (Throwable untold) {
            // No memory, or no thread to tell the listener: what was settled is counted all the same.
        }
    }

    /** Calls the listener with what is due. Only the dispatcher calls this. */
    public void passOn(long now) {
        for (Slot slot : slots.values()) {
            if (slot.waiting.get() != null && (slot.quietUntil == 0 || now - slot.quietUntil >= 0)) {
                slot.quietUntil = now + PAUSE;
                long repeats = slot.repeats.sumThenReset();
                tell(slot.waiting.getAndSet(null), repeats);
            }
        }
    }

    private void tell(@Nullable GnomonFailure failure, long repeats) {
        try {
            if (failure != null) {
                listener.onFailure(new GnomonFailure(failure.area(), failure.what(), failure.cause(), repeats));
            }
        } catch (Throwable ignored) {
            // A listener that fails has nobody left to tell.
        }
    }

    private static final class Slot {
        private final AtomicReference<@Nullable GnomonFailure> waiting = new AtomicReference<>();
        private final LongAdder repeats = new LongAdder();
        private long quietUntil;
    }
}
