package dev.gnomon.comparator.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** More reasons than there are; if ever they carried data, they would flood whoever counts by them. */
    private static final int MOST_REASONS = 40;

    private final AtomicLong count = new AtomicLong();
    private final Map<String, Long> byReason = new ConcurrentHashMap<>();
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
        return Map.copyOf(byReason);
    }

    /** The dead letter of a record: its bytes, and in the headers where it was and what is wrong with it. */
    Record<byte[], byte @Nullable []> letter(Record<byte[], byte[]> record, RecordMetadata place, String reason) {
        long letters = count.incrementAndGet();
        boolean known = byReason.containsKey(reason) || byReason.size() < MOST_REASONS;
        byReason.merge(known ? reason : "is something else", 1L, Long::sum);
        warn(letters, place, reason);
        Headers headers = new RecordHeaders();
        add(headers, "gnomon.reason", reason);
        add(headers, "gnomon.topic", place.topic());
        add(headers, "gnomon.partition", Integer.toString(place.partition()));
        add(headers, "gnomon.offset", Long.toString(place.offset()));
        byte[] value = record.value();
        if (value != null && value.length > MAX_VALUE_BYTES) {
            add(headers, "gnomon.value-bytes", Integer.toString(value.length));
            value = Arrays.copyOf(value, MAX_VALUE_BYTES);
        }
        return new Record<>(record.key(), value, record.timestamp(), headers);
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
