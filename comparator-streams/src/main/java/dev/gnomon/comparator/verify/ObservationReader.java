package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Says which records of the result topics are observations, and which belong to the dead letters. */
final class ObservationReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MAX_KEY_BYTES = 1024;

    private final Topics topics;
    private final Framing framing;
    private final Codec<Observation> codec = Codec.of(Observation.class);

    ObservationReader(Topics topics, Framing framing) {
        this.topics = topics;
        this.framing = framing;
    }

    /** The observation in {@code record}; null where the record belongs to the dead letters. */
    @Nullable
    Observation read(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null || value == null || key.length == 0 || key.length > MAX_KEY_BYTES) {
            return null;
        }
        Observation observation;
        try {
            observation = codec.decode(framing.own(codec, value));
        } catch (SerializationException unreadable) {
            return null;
        }
        boolean ofItsKey = Arrays.equals(key, observation.getRequestId().getBytes(StandardCharsets.UTF_8));
        boolean ofItsTopic = record.topic().equals(topics.resultsOf(observation.getSide()));
        boolean ofAMigration = SLUG.matcher(observation.getMigration()).matches();
        return ofItsKey && ofItsTopic && ofAMigration ? observation : null;
    }
}
