package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.pairing.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes dead letters of records that cannot be read, and counts them. Safe for use by several threads. */
final class DeadLetters {

    /** A longer value is cut, so that the broker takes the letter. */
    static final int MAX_VALUE_BYTES = 900_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration WARNING_INTERVAL = Duration.ofSeconds(10);

    private static final int MAX_KEY_BYTES = 10_000;
    private static final int MAX_REASON = 200;

    /** What Kafka and the headers take beside key and value. */
    private static final int OVERHEAD = 2_000;

    private final AtomicLong count = new AtomicLong();
    private final NamedCounts byReason = new NamedCounts(List.of());
    private final Seldom warnings;

    DeadLetters(LongSupplier clock) {
        warnings = new Seldom(clock, WARNING_INTERVAL);
    }

    /** How many there were since the start of this process. */
    long count() {
        return count.get();
    }

    /** How many there were since the start of this process, by reason. */
    Map<String, Long> byReason() {
        return byReason.all();
    }

    /** The dead letter of a record: its bytes, and in the headers where it was and what is wrong with it. */
    Record<byte @Nullable [], byte @Nullable []> letter(
            Record<byte[], byte[]> record, RecordMetadata place, String reason) {
        long letters = count.incrementAndGet();
        String shown = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
        byReason.add(shown);
        warn(letters, place, shown);
        Headers headers = new RecordHeaders();
        add(headers, "gnomon.reason", shown);
        add(headers, "gnomon.topic", place.topic());
        add(headers, "gnomon.partition", Integer.toString(place.partition()));
        add(headers, "gnomon.offset", Long.toString(place.offset()));
        byte[] value = cut(record.value(), MAX_VALUE_BYTES, "gnomon.value-bytes", headers);
        byte[] key = cut(record.key(), MAX_KEY_BYTES, "gnomon.key-bytes", headers);
        return new Record<>(key, value, record.timestamp(), headers);
    }

    /** The dead letter of a record that stream threads have died of. */
    Record<byte @Nullable [], byte @Nullable []> setAside(
            Record<byte[], byte[]> record, RecordMetadata place, String cause) {
        LOG.error(
                "{}-{} offset {} is set aside: {} stream threads died of {} while they processed it; its dead letter has"
                        + " the record, and verify passes over it",
                place.topic(),
                place.partition(),
                place.offset(),
                Suspects.DEATHS,
                cause);
        Record<byte @Nullable [], byte @Nullable []> letter = letter(record, place, "made stream threads die");
        add(letter.headers(), "gnomon.set-aside", cause);
        return letter;
    }

    /** How large a dead letter can become, in bytes. */
    static int mostBytes() {
        return MAX_VALUE_BYTES + MAX_KEY_BYTES + MAX_REASON * Bounds.BYTES_A_CHARACTER + OVERHEAD;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most, String lengthHeader, Headers headers) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        add(headers, lengthHeader, Integer.toString(bytes.length));
        return Arrays.copyOf(bytes, most);
    }

    private void warn(long letters, RecordMetadata place, String reason) {
        if (warnings.isDue()) {
            LOG.warn(
                    "{} unreadable record(s) so far went to the dead letters; the last: {}-{} offset {} {}",
                    letters,
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    reason);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
