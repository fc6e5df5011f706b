package dev.gnomon.comparator.clients;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.runtime.BoundedMemory;
import dev.gnomon.comparator.topology.LargestOutputs;
import dev.gnomon.comparator.topology.RecordFaults;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** The properties of every Kafka client in the process, from the one configuration. */
public final class ClientProperties {

    /** The pairing takes part in the commit through a record cache, so there must be one; how large does not matter. */
    private static final long CACHE_BYTES = 1L << 20;

    private static final List<String> PREFIXES = List.of(
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            StreamsConfig.TOPIC_PREFIX);

    private static final int MAX_POLL_RECORDS = 2_000;

    /** What producers and topics take by default. */
    private static final int KAFKA_DEFAULT_BYTES = 1 << 20;

    private static final int SPARE_BYTES = 10_000;

    private final ComparatorConfig config;

    /** The properties that follow from {@code config}. */
    public ClientProperties(ComparatorConfig config) {
        this.config = config;
    }

    /** For an admin client. It gives up after 10 s, so that a wrong address is told soon, unless configured. */
    public Map<String, Object> admin() {
        Map<String, Object> properties = plain(StreamsConfig.ADMIN_CLIENT_PREFIX);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.streams().applicationId() + "-admin");
        properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return properties;
    }

    /** For a consumer outside the group, without deserializers. */
    public Map<String, Object> consumer() {
        Map<String, Object> properties = plain(StreamsConfig.CONSUMER_PREFIX);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.streams().applicationId() + "-reader");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return properties;
    }

    /** For a producer outside the streams, without serializers. It gives up after 10 s. */
    public Map<String, Object> producer() {
        Map<String, Object> properties = plain(StreamsConfig.PRODUCER_PREFIX);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, config.streams().applicationId() + "-desk");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return properties;
    }

    /** For Kafka Streams, which keeps its state in {@code folder} and is reached at {@code advertised}. */
    public Properties streams(Path folder, HostPort advertised) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streams().threads());
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        // With a second instance, what is lost with one of them is at hand in the other.
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replicationFactor());
        roomForLargestRecord(properties);
        properties.putAll(config.kafka().properties());
        // From here on what is not for the user to change.
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.streams().applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised.toString());
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                config.streams().guarantee().kafkaName());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, StreamsConfig.DEFAULT_GROUP_PROTOCOL);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RecordFaults.class);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, RecordFaults.class);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                IsolationLevel.READ_COMMITTED.toString());
        return properties;
    }

    /** What the comparator may write must get past its producers, and into the topics that Kafka Streams creates. */
    private void roomForLargestRecord(Properties properties) {
        int most = Math.max(KAFKA_DEFAULT_BYTES, largestRecord() + SPARE_BYTES);
        if (!config.kafka().properties().containsKey(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)) {
            properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), most);
        }
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(most));
    }

    /**
     * Says which setting is in the way of the largest record that the comparator may write; null where none is.
     */
    public @Nullable String tooSmall() {
        int needed = largestRecord();
        String prefixed = StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        for (String name : List.of(prefixed, ProducerConfig.MAX_REQUEST_SIZE_CONFIG)) {
            String set = config.kafka().properties().get(name);
            if (set != null) {
                return Long.parseLong(set) >= needed
                        ? null
                        : "kafka." + name + " is " + set + ", must be at least " + needed
                                + ": the comparator may write records of that size";
            }
        }
        return null;
    }

    private int largestRecord() {
        return LargestOutputs.most(config.topics().names(), config.streams().applicationId(), config.pairing());
    }

    /** The user's properties for one kind of client: those without a prefix, overridden by those with this one. */
    private Map<String, Object> plain(String prefix) {
        Map<String, Object> properties = new HashMap<>();
        Map<String, Object> overrides = new HashMap<>();
        config.kafka().properties().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                overrides.put(name.substring(prefix.length()), value);
            } else if (PREFIXES.stream().noneMatch(name::startsWith)) {
                properties.put(name, value);
            }
        });
        properties.putAll(overrides);
        return properties;
    }
}
