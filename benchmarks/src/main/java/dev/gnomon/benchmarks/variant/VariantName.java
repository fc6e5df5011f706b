package dev.gnomon.benchmarks.variant;

import java.util.Locale;

/** The ways to process the result topics, from the cheapest to the dearest. */
public enum VariantName {
    /** Plain consumers that decode. */
    CONSUMER(false),
    /** Kafka Streams that decodes and counts, without state. */
    PASSTHROUGH(false),
    /** The DSL's outer join and windowed counts, at-least-once. */
    DSL_OUTER_ALOS(true),
    /** The same, exactly-once. */
    DSL_OUTER_EOS(true),
    /** Gnomon as it is delivered. */
    GNOMON_EOS(true);

    private final boolean judging;

    VariantName(boolean judging) {
        this.judging = judging;
    }

    /** Whether it gives verdicts. */
    public boolean isJudging() {
        return judging;
    }

    /** The name in reports and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}
