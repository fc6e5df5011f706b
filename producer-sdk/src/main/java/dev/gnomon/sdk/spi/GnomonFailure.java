package dev.gnomon.sdk.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong inside the SDK, and of which the caller noticed nothing.
 *
 * @param area what part it went wrong in
 * @param what one line that names what and where, without any payload
 * @param cause what was thrown; its message may hold data of the service. Null where nothing was
 * @param repeats how many failures in the same area were left out since the last one that was reported
 */
public record GnomonFailure(
        Area area, String what, @Nullable Throwable cause, long repeats) {

    /** The parts of the SDK that can fail. */
    public enum Area {
        /** Making an observation: encoding, hashing. */
        CAPTURE,
        /** Running the other side: the executor, the context. */
        SHADOW,
        /** Kafka: connection, topics, delivery. */
        KAFKA,
        /** The source of the modes. */
        MODES,
        /** The meter registry. */
        METERS
    }
}
