package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.connect.SecretReferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of the Kafka clients: the service's, and those that the SDK's promises depend on. */
final class KafkaSettings {

    private static final String ONE_PARTITION = "both sides of a request must meet in one partition";
    private static final String NO_GROUP = "modes are read outside any group, from the beginning of their topic";
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, ONE_PARTITION),
            Map.entry(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, ONE_PARTITION),
            Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, "the key is the request ID"),
            Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, "the value is an encoded observation"),
            Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "observations are not sent in transactions"),
            Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "sending never waits"),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, "set limits.maxBytes instead"),
            Map.entry(ConsumerConfig.GROUP_ID_CONFIG, NO_GROUP),
            Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, NO_GROUP),
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, NO_GROUP),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, NO_GROUP),
            Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "only committed modes are read"),
            Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "reading never creates a topic"),
            Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "a change of mode must not wait"));
    private static final Map<String, String> FIXED =
            Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", ProducerConfig.ACKS_CONFIG, "all");
    private static final int RECORD_OVERHEAD = 64 << 10;

    private final Map<String, Object> producer;

    /**
     * Checks the settings; touches no network.
     *
     * @throws IllegalArgumentException naming the option and the value that cannot be used
     */
    KafkaSettings(KafkaOptions options) {
        Map<String, String> given = options.clients();
        String service = options.service();
        given.forEach(KafkaSettings::refuseOurs);
        if (given.getOrDefault(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
            throw new IllegalArgumentException("kafka: bootstrap.servers is not set");
        }
        producer = new HashMap<>();
        producer.put(ProducerConfig.CLIENT_ID_CONFIG, service.isEmpty() ? "gnomon-sdk" : "gnomon-sdk-" + service);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000");
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        // On a new topic, a broker can refuse the first batch of an idempotent producer and then see the second batch
        // first. It answers that with OutOfOrderSequence until the batches expire. One request in flight keeps the
        // order.
        producer.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        producer.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(Math.max(1 << 20, options.maxPayloadBytes() + RECORD_OVERHEAD)));
        producer.putAll(new SecretReferences(System.getenv()).resolveAll("kafka", given));
        producer.putAll(FIXED);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
        producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(Math.max(1L << 20, options.maxBytes())));
        check();
    }

    private static void refuseOurs(String option, String value) {
        String why = OURS.get(option);
        if (why != null) {
            throw new IllegalArgumentException("kafka: " + option + " cannot be set to '" + value + "': " + why);
        }
        String fixed = FIXED.getOrDefault(option, value);
        if (!fixed.equals(value)) {
            throw new IllegalArgumentException("kafka: " + option + " must be '" + fixed + "', not '" + value + "'");
        }
    }

    private void check() {
        Map<String, Object> complete = new HashMap<>(producer);
        complete.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        complete.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        try {
            new ProducerConfig(complete);
        } catch (ConfigException wrong) {
            throw new IllegalArgumentException("kafka: " + wrong.getMessage(), wrong);
        }
    }

    Map<String, Object> producer() {
        return Map.copyOf(producer);
    }

    /** What of the producer's settings a consumer understands, for one that reads committed records outside any group. */
    Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>(producer);
        consumer.keySet().retainAll(ConsumerConfig.configNames());
        consumer.keySet()
                .removeAll(List.of(
                        ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, producer.get(ProducerConfig.CLIENT_ID_CONFIG) + "-modes");
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Measured: half of what a transaction commits is seen only when a fetch that waits is over, by default 500 ms.
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return consumer;
    }

    /** What of the producer's settings an admin client understands. */
    Map<String, Object> admin() {
        Map<String, Object> admin = new HashMap<>(producer);
        admin.keySet().retainAll(AdminClientConfig.configNames());
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, producer.get(ProducerConfig.CLIENT_ID_CONFIG) + "-topics");
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        return admin;
    }

    /** What Kafka says is wrong. */
    String explain(KafkaException refused) {
        return "kafka: " + ConnectionTrouble.explain(refused) + " [bootstrap.servers="
                + producer.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) + "]";
    }
}
