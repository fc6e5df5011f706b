package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that records are further ahead of our clock than is believed, which single ones of a producer may be, and all of
 * them where the clock is behind. For all tasks of a process; safe for use by several threads.
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
                    "{}-{} has records that are {} ms ahead of this machine's clock, and count as arriving when they are"
                            + " read; if that clock was behind Kafka's at the start, nothing becomes missing until it is"
                            + " right and the comparator is started again",
                    place.topic(),
                    place.partition(),
                    millis);
        }
    }
}
