package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.DropReason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilentBrokerTest {

    private static GnomonConfigBuilder config(String servers) {
        return GnomonConfig.builder().bootstrapServers(servers).startMode(Mode.SHADOW);
    }

    @Test
    void aBrokerThatAcceptsConnectionsAndNeverAnswersHoldsNobodyUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Gnomon gnomon =
                    Gnomon.connect(config("127.0.0.1:" + silent.getLocalPort()).build());
            Migration<String> migration = gnomon.migration("customer-id", String.class);
            for (int i = 0; i < 100; i++) {
                String id = "r-" + i;
                assertThat(Host.<String, RuntimeException>atOnce(() -> migration.read(id, () -> "old", () -> "new")))
                        .isEqualTo("old");
            }

            assertThat(Host.<Long, RuntimeException>atOnce(() -> gnomon.close(Duration.ofMillis(500))))
                    .isEqualTo(200);

            Counters counters = Host.sound(gnomon.counters());
            assertThat(counters.dropped(DropReason.CLOSED)).isEqualTo(200);
            assertThat(counters.inFlight()).isZero();
        }
    }

    @Test
    void aBootstrapServerWhoseNameCannotBeResolvedYetIsTriedAgainLater() {
        try (Gnomon gnomon = Gnomon.connect(config("kafka.invalid:9092")
                .limits(Limits.DEFAULT.withCloseTimeout(Duration.ZERO))
                .build())) {
            assertThat(gnomon.migration("customer-id", String.class).read("r-1", () -> "old", () -> "new"))
                    .isEqualTo("old");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "partitioner.class, org.example.Mine",
        "partitioner.ignore.keys, true",
        "enable.idempotence, false",
        "max.block.ms, 60000",
        "group.id, orders",
        "auto.offset.reset, latest",
        "isolation.level, read_uncommitted",
        "acks, 1",
        "compression.type, best",
        "bootstrap.servers, nonsense"
    })
    void aKafkaSettingThatCannotBeUsedIsNamedWithItsValue(String option, String value) {
        assertThatThrownBy(() -> Gnomon.connect(
                        config("127.0.0.1:1").kafka(option, value).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kafka: ")
                .hasMessageContaining(option)
                .hasMessageContaining(value);
    }

    @Test
    void withoutBootstrapServersTheOptionIsNamed() {
        assertThatThrownBy(() -> Gnomon.connect(GnomonConfig.builder().build()))
                .hasMessage("kafka: bootstrap.servers is not set");
    }
}
