package dev.gnomon.benchmarks.latency;

import dev.gnomon.schemas.Mode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a service goes through while it answers. */
enum Scenario {
    /** It calls its old side itself; there is no SDK. */
    DIRECT(null),
    /** Mode OLD: nothing to compare. */
    OLD(Mode.OLD),
    /** Mode SHADOW, everything sampled, all is well. */
    KAFKA_UP(Mode.SHADOW),
    /** The same, after the only broker was killed. */
    KAFKA_DOWN(Mode.SHADOW),
    /** The same with a broker; every call of the new side hangs for thirty seconds. */
    NEW_SIDE_HANGS(Mode.SHADOW);

    private final @Nullable Mode mode;

    Scenario(@Nullable Mode mode) {
        this.mode = mode;
    }

    /** The mode of the migration; {@code null} without the SDK. */
    @Nullable
    Mode mode() {
        return mode;
    }

    /** The name in reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
