package dev.gnomon.interop;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/** Confluent's own classes, as any other client of the topics uses them. */
final class Confluent {

    private Confluent() {}

    @SuppressWarnings("unchecked") // it gives Avro records
    static Deserializer<Object> deserializer(String url) throws ReflectiveOperationException {
        Deserializer<Object> made = Class.forName("io.confluent.kafka.serializers.KafkaAvroDeserializer")
                .asSubclass(Deserializer.class)
                .getConstructor()
                .newInstance();
        made.configure(Map.of("schema.registry.url", url), false);
        return made;
    }
}
