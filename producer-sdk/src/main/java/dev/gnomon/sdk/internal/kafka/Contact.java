package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.sdk.internal.threads.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** When the states were last known to be current. Safe for use by several threads; one of them confirms. */
final class Contact {

    private final LongSupplier nanoClock;
    private final long patienceNanos;
    private volatile long last;
    private volatile boolean confirmed;

    /**
     * Begins without contact.
     *
     * @param patience how long nothing may be heard before the states may be outdated
     * @param nanoClock nanoseconds from any origin, never going back
     */
    Contact(Duration patience, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        patienceNanos = patience.toNanos();
        last = nanoClock.getAsLong();
    }

    /** The states are those of {@code then}, which is known from an earlier process. */
    void startFrom(Instant then, Instant now) {
        last = nanoClock.getAsLong() - Math.max(0, Waiting.nanos(Duration.between(then, now)));
    }

    /** The states are current. */
    void confirm() {
        last = nanoClock.getAsLong();
        confirmed = true;
    }

    /** Whether the states may be outdated. */
    boolean stale() {
        return !confirmed || silentNanos() > patienceNanos;
    }

    /** How long ago the states were last known to be current. */
    Duration age() {
        return Duration.ofNanos(silentNanos());
    }

    private long silentNanos() {
        return Math.max(0, nanoClock.getAsLong() - last);
    }
}
