package dev.gnomon.schemas;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Makes Confluent's serializers, which are found on the class path by their names. */
final class ConfluentSerdes {

    private static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    private static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private ConfluentSerdes() {}

    static Serializer<Object> serializer(RegistrySettings settings) {
        @SuppressWarnings("unchecked") // it takes any Avro record
        Serializer<Object> serializer = (Serializer<Object>) make(SERIALIZER, Serializer.class);
        configured(() -> serializer.configure(settings.forConfluent(), false));
        return serializer;
    }

    /** A deserializer that gives generic records in the schema that they were written with. */
    static Deserializer<Object> deserializer(RegistrySettings settings) {
        @SuppressWarnings("unchecked") // it gives Avro records
        Deserializer<Object> deserializer = (Deserializer<Object>) make(DESERIALIZER, Deserializer.class);
        Map<String, Object> asWritten = new HashMap<>(settings.forConfluent());
        for (String other : new String[] {
            "specific.avro.reader", "use.latest.version", "use.latest.with.metadata", "avro.use.logical.type.converters"
        }) {
            asWritten.remove(other);
            asWritten.remove(RegistrySettings.PREFIX + other);
        }
        configured(() -> deserializer.configure(asWritten, false));
        return deserializer;
    }

    private static <T> T make(String name, Class<T> type) {
        try {
            return Class.forName(name, true, Utils.getContextOrKafkaClassLoader())
                    .asSubclass(type)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalArgumentException(
                    RegistrySettings.URL + " is set, but " + name + " is not on the class path: add"
                            + " io.confluent:kafka-avro-serializer (see docs/schema-registry.md)",
                    missing);
        } catch (ReflectiveOperationException | ClassCastException foreign) {
            throw new IllegalArgumentException(name + " on the class path is not Confluent's: " + foreign, foreign);
        }
    }

    private static void configured(Runnable configuring) {
        try {
            configuring.run();
        } catch (KafkaException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("schema.registry settings: " + wrong.getMessage(), wrong);
        }
    }
}
