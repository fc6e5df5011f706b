package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.Observations;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The only partition of both result topics, to be filled by a test. Times are seconds, beginning with a full minute. */
final class Arriving {

    static final Topics TOPICS = Topics.withPrefix("test.");

    private static final long START = 1_700_000_040_000L;
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final List<ConsumerRecord<byte[], byte[]>> oldSide = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> newSide = new ArrayList<>();

    static long millis(double second) {
        return START + Math.round(second * 1_000);
    }

    Arriving oldSide(double second, String requestId, String answer) {
        return record(
                second,
                TOPICS.oldResults(),
                requestId,
                CODEC.encode(Observations.answered(Side.OLD, requestId, answer)));
    }

    Arriving newSide(double second, String requestId, String answer) {
        return record(
                second,
                TOPICS.newResults(),
                requestId,
                CODEC.encode(Observations.answered(Side.NEW, requestId, answer)));
    }

    /** Any record of a result topic. */
    Arriving record(double second, String topic, String key, byte[] value) {
        List<ConsumerRecord<byte[], byte[]>> side = topic.equals(TOPICS.oldResults()) ? oldSide : newSide;
        side.add(new ConsumerRecord<>(
                topic,
                0,
                side.size(),
                millis(second),
                TimestampType.LOG_APPEND_TIME,
                key.length(),
                value.length,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty()));
        return this;
    }

    ArrivalOrder inOrder() {
        return new ArrivalOrder(oldSide.iterator(), newSide.iterator());
    }
}
