package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Side;

/** Where the observations of a workload go, in order. */
interface Sink {

    /** Publishes what {@code side} answered to {@code request}. */
    void publish(long request, Side side);
}
