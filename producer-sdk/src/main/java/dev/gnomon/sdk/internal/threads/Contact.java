package dev.gnomon.sdk.internal.threads;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Remembers when states were last known to be current. One thread confirms; any thread may ask. */
public final class Contact {

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
    public Contact(Duration patience, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        patienceNanos = patience.toNanos();
        last = nanoClock.getAsLong();
    }

    /** Begins with states that an earlier process knew to be current at {@code then}. */
    public void startFrom(Instant then, Instant now) {
        last = nanoClock.getAsLong() - Math.max(0, Waiting.nanos(Duration.between(then, now)));
    }

    /** Notes that the states are current now. */
    public void confirm() {
        last = nanoClock.getAsLong();
        confirmed = true;
    }

    /** Whether the states may be outdated. */
    public boolean stale() {
        return !confirmed || silentNanos() > patienceNanos;
    }

    /** How long ago the states were last known to be current. */
    public Duration age() {
        return Duration.ofNanos(silentNanos());
    }

    private long silentNanos() {
        return Math.max(0, nanoClock.getAsLong() - last);
    }
}
