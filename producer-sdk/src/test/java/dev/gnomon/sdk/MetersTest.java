package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.Sink;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Gnomon connected(Sink sink) {
        return Gnomon.publishingTo(
                sink,
                GnomonConfig.builder()
                        .startMode(Mode.SHADOW)
                        .meterRegistry(registry)
                        .build());
    }

    @Test
    void metersShowWhatIsCounted() {
        try (Gnomon gnomon = connected(new ListSink())) {
            gnomon.migration("customer-id", String.class).read("r-1", () -> "a", () -> "b");
            gnomon.migration("customer-id", String.class).recordNew("", "c", Duration.ZERO);
            assertThat(gnomon.flush(SOON)).isTrue();

            assertThat(registry.get("gnomon.observations.offered")
                            .tag("side", "NEW")
                            .functionCounter()
                            .count())
                    .isEqualTo(2);
            assertThat(registry.get("gnomon.observations.dropped")
                            .tags("migration", "customer-id", "side", "NEW", "reason", "invalid_request")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("gnomon.side.latency")
                            .tag("side", "OLD")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("gnomon.buffer.records").gauge().value()).isZero();
        }
    }

    @Test
    void closingTakesTheMetersAway() {
        try (Gnomon gnomon = connected(new ListSink())) {
            gnomon.migration("customer-id", String.class);
            assertThat(registry.getMeters()).hasSize(42);
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void namesThatComeFromDataDoNotFloodTheRegistry() {
        try (Gnomon gnomon = connected(new ListSink())) {
            for (int i = 0; i < 1_000; i++) {
                gnomon.migration("m-" + i, String.class);
            }

            assertThat(registry.getMeters()).hasSize(100 * 36 + 6);
        }
    }

    @Test
    void everyMeterIsInTheTable() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "sdk-metrics.md"));
        try (Gnomon gnomon = connected(new ListSink())) {
            gnomon.migration("customer-id", String.class);
            Set<String> names = registry.getMeters().stream()
                    .map(Meter::getId)
                    .map(Meter.Id::getName)
                    .collect(Collectors.toSet());

            assertThat(names).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
        }
        for (DropReason reason : DropReason.values()) {
            assertThat(page).contains("`" + reason.tag() + "`");
        }
    }
}
