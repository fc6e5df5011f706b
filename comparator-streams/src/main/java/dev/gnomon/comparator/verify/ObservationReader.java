package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Says which records of the result topics are observations, and which belong to the dead letters. */
final class ObservationReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MAX_KEY_BYTES = 1024;
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 200;

    private final Topics topics;
    private final Framing framing;
    private final int maxBytes;
    private final Codec<Observation> codec = Codec.of(Observation.class);

    /** Observations of more than {@code maxBytes}, without what is cut of them, belong to the dead letters. */
    ObservationReader(Topics topics, Framing framing, int maxBytes) {
        this.topics = topics;
        this.framing = framing;
        this.maxBytes = maxBytes;
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
        byte[] own;
        try {
            own = framing.own(codec, value);
            observation = codec.decode(own);
        } catch (SerializationException unreadable) {
            return null;
        }
        boolean ofItsKey = Arrays.equals(key, observation.getRequestId().getBytes(StandardCharsets.UTF_8));
        boolean ofItsTopic = record.topic().equals(topics.resultsOf(observation.getSide()));
        boolean ofAMigration = SLUG.matcher(observation.getMigration()).matches();
        boolean ofItsSize = decidingPartsFit(observation) && (own.length <= maxBytes || sizeWhenCut(own) <= maxBytes);
        return ofItsKey && ofItsTopic && ofAMigration && ofItsSize ? observation : null;
    }

    /** What decides is not cut. */
    private static boolean decidingPartsFit(Observation observation) {
        String keyId = observation.getHashKeyId();
        Map<String, String> versions = observation.getVersions();
        return (keyId == null || keyId.length() <= MAX_NAME)
                && versions.size() <= MAX_ENTRIES
                && versions.keySet().stream().allMatch(name -> name.length() <= MAX_NAME)
                && versions.values().stream().allMatch(value -> value.length() <= MAX_VALUE);
    }

    /** The rest is cut. What it is cut to may be any text: only its length counts here. */
    private int sizeWhenCut(byte[] own) {
        Observation cut = codec.decode(own);
        cut.setOperation(cut(cut.getOperation(), 100));
        cut.setService(Objects.requireNonNull(cut(cut.getService(), 200)));
        cut.setTraceParent(cut(cut.getTraceParent(), 100));
        Map<String, String> tags = new TreeMap<>();
        new TreeMap<>(cut.getTags())
                .entrySet().stream()
                        .limit(MAX_ENTRIES)
                        .forEach(tag -> tags.put(
                                Objects.requireNonNull(cut(tag.getKey(), MAX_NAME)),
                                Objects.requireNonNull(cut(tag.getValue(), MAX_VALUE))));
        cut.setTags(tags);
        Failure failure = cut.getFailure();
        if (failure != null) {
            cut.setFailure(
                    new Failure(Objects.requireNonNull(cut(failure.getType(), 300)), cut(failure.getMessage(), 1_000)));
        }
        return codec.encode(cut).length;
    }

    /** The text as long as what is left of it: 17 characters at the end say which it was, and take 19 bytes. */
    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int kept = Character.isHighSurrogate(text.charAt(most - 18)) ? most - 18 : most - 17;
        return text.substring(0, kept) + "\u2026" + "0".repeat(16);
    }
}
