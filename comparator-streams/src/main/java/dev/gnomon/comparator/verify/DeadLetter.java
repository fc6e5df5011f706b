package dev.gnomon.comparator.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that the comparator could not take.
 *
 * @param place where the record lies
 * @param reason what is wrong with it
 * @param isSetAside whether stream threads died of it, so that it was passed over
 * @param at when the dead letter's record had been written
 * @param key its key, maybe cut
 * @param value its value, maybe cut
 */
@SuppressWarnings("ArrayRecordComponent") // to be shown, never compared
public record DeadLetter(
        Place place, String reason, boolean isSetAside, Instant at, byte @Nullable [] key, byte @Nullable [] value) {

    static DeadLetter of(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                placeOf(letter),
                header(letter, "gnomon.reason"),
                letter.headers().lastHeader("gnomon.set-aside") != null,
                Instant.ofEpochMilli(letter.timestamp()),
                letter.key(),
                letter.value());
    }

    private static Place placeOf(ConsumerRecord<byte[], byte[]> letter) {
        String topic = header(letter, "gnomon.topic");
        String partition = header(letter, "gnomon.partition");
        String offset = header(letter, "gnomon.offset");
        try {
            return new Place(topic, Integer.parseInt(partition), Long.parseLong(offset));
        } catch (NumberFormatException unmarked) {
            return new Place("an unmarked dead letter", letter.partition(), letter.offset());
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
