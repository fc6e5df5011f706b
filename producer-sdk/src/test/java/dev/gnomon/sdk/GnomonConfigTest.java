package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.sdk.spi.ModeSource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GnomonConfigTest {

    @Test
    void aSnapshotFileThatNobodyWouldReadIsRefused() {
        GnomonConfigBuilder config =
                GnomonConfig.builder().modes(ModeSource.fixed(Map.of())).snapshotFile(Path.of("modes.json"));

        assertThatThrownBy(config::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("snapshotFile is 'modes.json', but only modes from Kafka are kept in it; "
                        + "leave out either snapshotFile or modes");
    }
}
