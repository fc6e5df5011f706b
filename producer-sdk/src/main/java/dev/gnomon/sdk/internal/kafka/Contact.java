package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.sdk.internal.threads.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Remembers when the states were last known to be current. One thread confirms; any thread may ask. */
final class Contact {

    private final LongSupplier nanoClock;
    private final long patienceNanos;
    private volatile long last;
    private volatile boolean confirmed;

    /**
     * Begins without contact.
     *
     * @param patience the longest silence after which the states still count as current
     * @param nanoClock nanoseconds from any origin, never going back
     */
    Contact(Duration patience, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        patienceNanos = patience.toNanos();
        last = nanoClock.getAsLong();
    }

    /** Begins with states that an earlier process knew to be current at {@code then}. */
    void startFrom(Instant then, Instant now) {
        last = nanoClock.getAsLong() - Math.max(0, Waiting.nanos(Duration.between(then, now)));
    }

    /** Notes that the states are current now. */
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
