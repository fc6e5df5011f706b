package dev.gnomon.sdk.internal.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Slug;
import dev.gnomon.sdk.spi.MigrationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states as they were last known to be current, for a process that starts while Kafka is away. JSON; replaced in one
 * step, so that a reader finds the one before or the one after, never half of one. Processes may share a file.
 *
 * @param path where it lies; its folder must be there
 */
record SnapshotFile(Path path) {

    private static final int VERSION = 1;
    private static final long MOST_BYTES = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a file holds.
     *
     * @param savedAt when the states were current
     * @param states by migration
     */
    record Snapshot(Instant savedAt, Map<String, MigrationState> states) {

        Snapshot {
            states = Map.copyOf(states);
        }
    }

    /**
     * What was saved; null where nothing was.
     *
     * @throws IOException if the file is there, but cannot be read or is damaged
     */
    @Nullable
    Snapshot load() throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes");
            }
            return parse(JSON.readTree(Files.readAllBytes(path)));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }

    private static Snapshot parse(JsonNode root) throws IOException {
        if (root.path("version").asInt() != VERSION) {
            throw new IOException("it is no snapshot of version " + VERSION);
        }
        Map<String, MigrationState> states = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("migrations").properties()) {
            states.put(Slug.check(entry.getKey()), state(entry.getValue()));
        }
        return new Snapshot(Instant.parse(root.path("savedAt").asText()), states);
    }

    private static MigrationState state(JsonNode state) throws IOException {
        if (!state.path("exposure").isNumber()
                || !state.path("sampleRate").isNumber()
                || !state.path("epoch").isIntegralNumber()) {
            throw new IOException("a state in it is incomplete");
        }
        return new MigrationState(
                Mode.valueOf(state.path("mode").asText()),
                state.path("exposure").asDouble(),
                state.path("sampleRate").asDouble(),
                state.path("epoch").asLong());
    }

    /** Replaces the file. */
    void save(Snapshot snapshot) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION).put("savedAt", snapshot.savedAt().toString());
        ObjectNode migrations = root.putObject("migrations");
        snapshot.states()
                .forEach((migration, state) -> migrations
                        .putObject(migration)
                        .put("mode", state.mode().name())
                        .put("exposure", state.exposure())
                        .put("sampleRate", state.sampleRate())
                        .put("epoch", state.epoch()));
        Path folder = path.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(folder, path.getFileName() + ".", ".draft");
        try {
            Files.write(draft, JSON.writeValueAsBytes(root));
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
