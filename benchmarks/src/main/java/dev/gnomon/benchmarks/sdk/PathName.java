package dev.gnomon.benchmarks.sdk;

import java.util.Locale;

/** The ways in which a service answers a request. */
enum PathName {
    /** The old side is called. */
    DIRECT(Measure.UNPACED),
    /** Mode OLD. */
    SDK_OLD(Measure.UNPACED),
    /** Mode SHADOW; the hash of the request ID says that this one is not sampled. */
    SDK_SAMPLED_OUT(Measure.UNPACED),
    /** Mode SHADOW, sampled; the result is declared immutable. */
    SDK_SHADOW_IMMUTABLE(Measure.PACED),
    /** Mode SHADOW, sampled; the result is captured on the caller's thread. */
    SDK_SHADOW_CAPTURED(Measure.PACED),
    /** The old side is called, and its result, encoded beforehand, is sent with a Kafka producer. */
    KAFKA_SEND(Measure.PACED),
    /** Scientist4J runs both sides on the caller's thread. */
    SCIENTIST4J_SYNC(Measure.BOTH),
    /** The caller runs the old side and hands the experiment to a pool: the cheapest asynchronous form. */
    SCIENTIST4J_ASYNC_CANDIDATE(Measure.PACED),
    /** LaunchDarkly's migration in stage shadow, both sides in parallel. */
    LAUNCHDARKLY_SHADOW_PARALLEL(Measure.PACED),
    /** What capturing adds at least: the result is encoded as JSON once. */
    ENCODING(Measure.BOTH);

    private final Measure measure;

    PathName(Measure measure) {
        this.measure = measure;
    }

    /** Whether the path is also measured without a pause: all of its work is on the caller's thread. */
    boolean isUnpacedToo() {
        return measure != Measure.PACED;
    }

    /** Whether the figure that counts is the one without a pause: the call is shorter than reading a clock. */
    boolean isShorterThanAClock() {
        return measure == Measure.UNPACED;
    }

    /** The name in reports and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private enum Measure {
        PACED,
        UNPACED,
        BOTH
    }
}
