package dev.gnomon.sdk.spi;

import dev.gnomon.schemas.Observation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where observations go: to Kafka, or in tests to a list. One thread, the SDK's dispatcher, calls {@link #offer}; a
 * caller of {@link dev.gnomon.sdk.Migration} never meets a sink.
 */
public interface Sink {

    /**
     * Takes one observation, or refuses it for now; then it is offered again, later and in the same order. Must not
     * wait.
     *
     * @param delivery hears what became of an observation that was taken, from any thread
     * @return whether it was taken
     */
    boolean offer(Observation observation, Delivery delivery);

    /**
     * Publishes what was taken and is still on its way, then lets go of everything.
     *
     * @param timeout how long it may take; what has not been heard of then counts as dropped
     */
    void close(Duration timeout);

    /** What became of one observation. Only the first call counts. */
    interface Delivery {

        /** It is where it was to go. */
        void published();

        /** It was given up. */
        void dropped(DropReason reason, @Nullable Throwable cause);
    }
}
