package dev.gnomon.sdk;

import dev.gnomon.sdk.spi.DropReason;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Observations of other sides that were faster than the authoritative one. They wait for it, because a request that is
 * cancelled until then must leave no observation of either side. For the dispatcher's thread.
 */
final class HeldBack {

    /** A stage may never complete, and must not hold its part of the budget for ever. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final IdentityHashMap<Call, Waiting> waiting = new IdentityHashMap<>();
    private long sweepAt = System.nanoTime();

    private record Waiting(Parcel parcel, long since) {}

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(Call call, Parcel parcel) {
        waiting.put(call, new Waiting(parcel, System.nanoTime()));
    }

    /** What waited for the authoritative side of {@code call}; null where nothing did. */
    @Nullable
    Parcel remove(Call call) {
        if (waiting.isEmpty()) {
            return null;
        }
        Waiting held = waiting.remove(call);
        return held == null ? null : held.parcel;
    }

    /** Passes on what need not wait any longer, and drops what was cancelled. Looks only now and then, unless {@code all}. */
    void sweep(boolean all, Consumer<Parcel> onward) {
        long now = System.nanoTime();
        if (waiting.isEmpty() || (!all && now - sweepAt < 0)) {
            return;
        }
        sweepAt = now + SWEEP_NANOS;
        for (Iterator<Map.Entry<Call, Waiting>> each = waiting.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Call, Waiting> entry = each.next();
            Call call = entry.getKey();
            Waiting held = entry.getValue();
            if (call.isCancelled()) {
                each.remove();
                held.parcel.dropped(DropReason.CANCELLED, null);
            } else if (all || !call.isOpen() || now - held.since > LONGEST) {
                each.remove();
                onward.accept(held.parcel);
            }
        }
    }
}
