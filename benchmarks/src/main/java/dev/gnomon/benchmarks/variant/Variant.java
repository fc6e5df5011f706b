package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Verdict;
import java.util.Map;

/**
 * One way to process the two result topics. Started once, asked by one thread while it runs, closed once.
 *
 * <p>How far it has read is not asked of the variant: its consumers report that to {@link Progress}.
 */
interface Variant extends AutoCloseable {

    /** Starts, and returns when it reads. */
    void start() throws InterruptedException;

    /**
     * Does nothing while all is well.
     *
     * @throws IllegalStateException if the variant has failed
     */
    void check();

    /** The verdicts it has given so far; empty for a variant that gives none. */
    Map<Verdict, Long> verdicts();

    /** Stops, and removes the local state. */
    @Override
    void close();
}
