package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of records that are too far ahead of our clock to be believed. A single producer can cause a few of them; if all
 * records are ahead, our clock is behind. Serves all tasks of a process; safe for use by several threads.
 */
final class ClockWarning {

    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWarning.class);

    private final Seldom seldom;

    ClockWarning(LongSupplier clock) {
        seldom = new Seldom(clock, INTERVAL);
    }

    void recordAhead(RecordMetadata place, long millis) {
        if (seldom.isDue()) {
            LOG.warn(
                    "{}-{} has records that are {} ms ahead of this machine's clock; they count as arriving when they are"
                            + " read. If this machine's clock is behind Kafka's, no counterpart becomes missing: set the"
                            + " clock and restart the comparator",
                    place.topic(),
                    place.partition(),
                    millis);
        }
    }
}
