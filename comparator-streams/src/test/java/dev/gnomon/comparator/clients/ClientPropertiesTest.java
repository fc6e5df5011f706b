package dev.gnomon.comparator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.app.Configs;
import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.runtime.BoundedMemory;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private static final HostPort SELF = new HostPort("comparator-1", 8420);

    @Test
    void whatCorrectnessRestsOnIsSet() {
        StreamsConfig streams = new StreamsConfig(properties(Map.of()).streams(Path.of("/state"), SELF));

        assertThat(streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(streams.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
                .isTrue();
        assertThat(streams.getLong(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG))
                .isPositive();
        assertThat(streams.getString(StreamsConfig.STATE_DIR_CONFIG)).isEqualTo("/state");
        assertThat(streams.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(-1);
        assertThat(streams.getClass(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG))
                .isEqualTo(BoundedMemory.class);
        assertThat(streams.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("isolation.level", "read_committed");
        assertThat(streams.getString(StreamsConfig.APPLICATION_SERVER_CONFIG)).isEqualTo("comparator-1:8420");
    }

    @Test
    void theUserMayTuneTheRest() {
        StreamsConfig streams = new StreamsConfig(
                properties(Map.of("kafka.commit.interval.ms", "250", "kafka.consumer.max.poll.records", "77"))
                        .streams(Path.of("/state"), SELF));

        assertThat(streams.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(250);
        assertThat(streams.getMainConsumerConfigs("group", "client", 0)).containsEntry("max.poll.records", "77");
    }

    @Test
    void eachClientGetsWhatIsMeantForItAndForAll() {
        ClientProperties properties = properties(Map.of(
                "kafka.security.protocol", "SSL",
                "kafka.admin.security.protocol", "PLAINTEXT",
                "kafka.consumer.fetch.min.bytes", "9"));

        assertThat(properties.admin()).containsEntry("security.protocol", "PLAINTEXT");
        assertThat(properties.consumer())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("fetch.min.bytes", "9")
                .containsEntry("isolation.level", "read_committed");
    }

    private static ClientProperties properties(Map<String, String> more) {
        return new ClientProperties(Configs.of("localhost:9092", Path.of("/unused"), more));
    }
}
