package dev.gnomon.comparator.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which records stream threads died of. A record of which two have died is set aside, so that the next one is
 * processed.
 *
 * <p>Only what a record itself can cause is held against it, never what Kafka or the disk does. For all tasks of a
 * process; safe for use by several threads.
 */
public final class Suspects {

    /** So many threads may die of one record. */
    static final int DEATHS = 2;

    /** More are not remembered: each has cost two threads. */
    private static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

    private final Map<Place, Suspect> suspects = new ConcurrentHashMap<>();

    private record Place(TopicPartition partition, long offset) {}

    private record Suspect(int deaths, String cause) {}

    /** What threads have died of at this place, if it is to be set aside; null otherwise. */
    @Nullable
    String causeToSetAside(RecordMetadata place) {
        if (suspects.isEmpty()) {
            return null;
        }
        Suspect suspect = suspects.get(placeOf(place.topic(), place.partition(), place.offset()));
        return suspect == null || suspect.deaths < DEATHS ? null : suspect.cause;
    }

    /** A thread dies of this while it processes the record. */
    void diedAt(RecordMetadata place, Throwable cause) {
        // Kafka's own faults strike whatever record is at hand; those that a record causes come by accuse().
        if (!(cause instanceof KafkaException)) {
            accuse(place.topic(), place.partition(), place.offset(), cause);
        }
    }

    /** What this record made us write cannot be written. */
    public void accuse(String topic, int partition, long offset, Throwable cause) {
        if (suspects.size() >= MOST) {
            return;
        }
        String name = cause.getClass().getSimpleName();
        Suspect suspect = suspects.merge(
                placeOf(topic, partition, offset),
                new Suspect(1, name),
                (before, now) -> new Suspect(before.deaths + 1, name));
        LOG.error(
                "{}-{} offset {} made a stream thread die of {}, time {} of {} before it is set aside",
                topic,
                partition,
                offset,
                name,
                suspect.deaths,
                DEATHS);
    }

    private static Place placeOf(String topic, int partition, long offset) {
        return new Place(new TopicPartition(topic, partition), offset);
    }
}
