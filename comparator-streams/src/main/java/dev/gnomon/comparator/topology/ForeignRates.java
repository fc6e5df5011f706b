package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what lies on the topic between pairing and rates and is not ours. It is passed over: the counts of a partition are
 * handed on again and again. Safe for use by several threads.
 */
final class ForeignRates {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignRates.class);

    private final AtomicLong count = new AtomicLong();
    private final Seldom warnings;

    ForeignRates(LongSupplier clock) {
        warnings = new Seldom(clock, Duration.ofSeconds(10));
    }

    void passedOver() {
        long records = count.incrementAndGet();
        if (warnings.isDue()) {
            LOG.warn(
                    "{} record(s) on the comparator's internal topic of counts are not its own, and were passed over;"
                            + " see who may write to topics that begin with its application ID",
                    records);
        }
    }
}
