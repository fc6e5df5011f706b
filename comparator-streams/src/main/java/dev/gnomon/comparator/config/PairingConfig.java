package dev.gnomon.comparator.config;

import java.time.Duration;

/**
 * How requests are paired. All durations are measured by the broker's clock, between arrivals on the result topics.
 *
 * @param window how long the first side of a request waits before its counterpart counts as missing: 100 ms to 1 h
 * @param lateHorizon how long after the window a late counterpart still revises the verdict: 0 to 24 h
 * @param duplicateHorizon how long after its arrival a request is remembered, so that a repeated side is recognised: at
 *     least {@code window + lateHorizon}, at most 24 h
 * @param parkAfter how long an unmatched side stays on the heap before it is moved to the disk: 1 s to 10 min
 * @param maxWaitingBytes how many bytes of unmatched sides each task keeps on the heap; more are moved to the disk
 *     early: at least 1 MiB
 * @param maxRecordBytes how large an observation may be, uncompressed; larger ones are dead letters: 100,000 to 16 MiB
 */
public record PairingConfig(
        Duration window,
        Duration lateHorizon,
        Duration duplicateHorizon,
        Duration parkAfter,
        long maxWaitingBytes,
        int maxRecordBytes) {

    private static final int LEAST_RECORD_BYTES = 100_000;
    private static final int MOST_RECORD_BYTES = 16 << 20;

    /** One minute to pair, five more to be late, ten to be recognised as a duplicate; 32 MiB on the heap of each task. */
    public static final PairingConfig DEFAULT = new PairingConfig(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            32L << 20,
            1_000_000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public PairingConfig {
        inRange("pairing.window", window, Duration.ofMillis(100), Duration.ofHours(1));
        inRange("pairing.late.horizon", lateHorizon, Duration.ZERO, Duration.ofHours(24));
        inRange("pairing.duplicate.horizon", duplicateHorizon, window.plus(lateHorizon), Duration.ofHours(24));
        inRange("pairing.park.after", parkAfter, Duration.ofSeconds(1), Duration.ofMinutes(10));
        if (maxWaitingBytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "pairing.max.waiting.bytes must be at least 1048576, not " + maxWaitingBytes);
        }
        if (maxRecordBytes < LEAST_RECORD_BYTES || maxRecordBytes > MOST_RECORD_BYTES) {
            throw new IllegalArgumentException("pairing.max.record.bytes must be between " + LEAST_RECORD_BYTES
                    + " and " + MOST_RECORD_BYTES + ", not " + maxRecordBytes);
        }
    }

    /** This configuration with another window. */
    public PairingConfig withWindow(Duration newWindow) {
        return new PairingConfig(newWindow, lateHorizon, duplicateHorizon, parkAfter, maxWaitingBytes, maxRecordBytes);
    }

    private static void inRange(String option, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    option + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
