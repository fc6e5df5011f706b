package dev.gnomon.sdk.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.internal.kafka.SnapshotFile.Snapshot;
import dev.gnomon.sdk.spi.MigrationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasSaved() throws Exception {
        Snapshot snapshot = new Snapshot(
                THEN,
                Map.of(
                        "customer-id",
                        new MigrationState(Mode.REVERSE_SHADOW, 0.1, 0.25, 7),
                        "quote",
                        MigrationState.of(Mode.NEW)));

        file().save(snapshot);

        assertThat(file().load()).isEqualTo(snapshot);
    }

    @Test
    void isNothingBeforeAnythingWasSaved() throws Exception {
        assertThat(file().load()).isNull();
    }

    @Test
    void leavesNoDraftBehind() throws Exception {
        for (int epoch = 0; epoch < 5; epoch++) {
            file().save(snapshot(epoch));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file().path());
        }
    }

    @Test
    void aReaderFindsTheOneBeforeOrTheOneAfterWhileItIsReplaced() throws Exception {
        file().save(snapshot(0));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int epoch = 1; epoch <= 100; epoch++) {
                try {
                    file().save(snapshot(epoch));
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        });

        long last = 0;
        while (!writing.isDone()) {
            long epoch = Objects.requireNonNull(
                            Objects.requireNonNull(file().load()).states().get("m"))
                    .epoch();
            assertThat(epoch).isGreaterThanOrEqualTo(last);
            last = epoch;
        }
        writing.get(10, TimeUnit.SECONDS);
    }

    @Test
    void saysWhatIsWrongWithADamagedFile() throws Exception {
        for (String damaged : new String[] {
            "",
            "{",
            "[]",
            "{\"version\":2}",
            "{\"version\":1,\"savedAt\":\"yesterday\",\"migrations\":{}}",
            "{\"version\":1,\"savedAt\":\"2026-03-01T12:00:00Z\",\"migrations\":{\"m\":{\"mode\":\"NEW\"}}}",
            "{\"version\":1,\"savedAt\":\"2026-03-01T12:00:00Z\",\"migrations\":{\"m\":"
                    + "{\"mode\":\"SIDEWAYS\",\"exposure\":1,\"sampleRate\":1,\"epoch\":1}}}",
            "{\"version\":1,\"savedAt\":\"2026-03-01T12:00:00Z\",\"migrations\":{\"m\":"
                    + "{\"mode\":\"NEW\",\"exposure\":3,\"sampleRate\":1,\"epoch\":1}}}"
        }) {
            Files.writeString(file().path(), damaged);

            assertThatThrownBy(() -> file().load()).as(damaged).isInstanceOf(IOException.class);
        }
    }

    private SnapshotFile file() {
        return new SnapshotFile(folder.resolve("modes.json"));
    }

    private static Snapshot snapshot(long epoch) {
        return new Snapshot(THEN, Map.of("m", new MigrationState(Mode.SHADOW, 1, 1, epoch)));
    }
}
