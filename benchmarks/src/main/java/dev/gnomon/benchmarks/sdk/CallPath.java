package dev.gnomon.benchmarks.sdk;

/** One way in which a service answers a request. Called by one thread. */
interface CallPath extends AutoCloseable {

    /** Answers. */
    Object call(String requestId) throws Exception;

    /** How many observations were dropped instead of published; 0 for what publishes none. */
    default long dropped() {
        return 0;
    }

    /** Lets go of threads and connections. */
    @Override
    default void close() {}
}
