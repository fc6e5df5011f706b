package dev.gnomon.sdk;

import java.time.Duration;

/**
 * How much the SDK may hold on to.
 *
 * @param maxRecords how many observations may be on their way to Kafka, 1 or more
 * @param maxBytes how many bytes those may have, 65536 or more; Kafka's own send buffer has the same size again
 * @param maxPayloadBytes how large one payload may be before it is cut, 1024 to {@code maxBytes}
 * @param closeTimeout how long {@link Gnomon#close()} waits for what is on its way, 0 or more
 */
public record Limits(int maxRecords, long maxBytes, int maxPayloadBytes, Duration closeTimeout) {

    /** 50,000 records, 32 MiB, payloads up to 256 KiB, 10 seconds to close. */
    public static final Limits DEFAULT = new Limits(50_000, 32L << 20, 256 << 10, Duration.ofSeconds(10));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public Limits {
        atLeast("limits.maxRecords", maxRecords, 1);
        atLeast("limits.maxBytes", maxBytes, 65_536);
        atLeast("limits.maxPayloadBytes", maxPayloadBytes, 1_024);
        if (maxPayloadBytes > maxBytes) {
            throw new IllegalArgumentException("limits.maxPayloadBytes must be at most limits.maxBytes (" + maxBytes
                    + "), not " + maxPayloadBytes);
        }
        if (closeTimeout.isNegative()) {
            throw new IllegalArgumentException("limits.closeTimeout must not be negative, not " + closeTimeout);
        }
    }

    /** These limits with another number of records. */
    public Limits withMaxRecords(int records) {
        return new Limits(records, maxBytes, maxPayloadBytes, closeTimeout);
    }

    /** These limits with another number of bytes. */
    public Limits withMaxBytes(long bytes) {
        return new Limits(maxRecords, bytes, maxPayloadBytes, closeTimeout);
    }

    /** These limits with another size of payloads. */
    public Limits withMaxPayloadBytes(int bytes) {
        return new Limits(maxRecords, maxBytes, bytes, closeTimeout);
    }

    /** These limits with another time to close. */
    public Limits withCloseTimeout(Duration timeout) {
        return new Limits(maxRecords, maxBytes, maxPayloadBytes, timeout);
    }

    private static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " must be at least " + least + ", not " + value);
        }
    }
}
