package dev.gnomon.benchmarks.variant;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the variants that are not Gnomon: as many threads and as large polls as Gnomon has, and everything
 * else, the commit interval included, as Kafka Streams has it, which is also what Gnomon does.
 */
final class StreamsSetup {

    private static final int MAX_POLL_RECORDS = 2_000;

    private StreamsSetup() {}

    /** @param guarantee one of Kafka Streams' processing guarantees */
    static Properties settings(VariantSpec spec, String guarantee) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, spec.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, spec.input().bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, spec.stateFolder());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, VariantSpec.THREADS);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        Progress.SETTINGS.forEach((name, value) -> settings.put(StreamsConfig.mainConsumerPrefix(name), value));
        return settings;
    }
}
