package dev.gnomon.demo.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outcome of every migration, for people and for programs.
 *
 * @param outcomes by migration, in the order in which they shall appear
 */
public record Report(Map<String, Outcome> outcomes) {

    private static final int FAULTS_SHOWN = 10;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Whether in every migration all that was planted was found, and nothing else. */
    public boolean agrees() {
        return outcomes.values().stream().allMatch(Outcome::agrees);
    }

    /** A table of what was planted and found, then what disagrees. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((migration, outcome) -> {
            lines.add("%-16s %10s %10s".formatted(migration, "planted", "found"));
            outcome.planted().forEach((verdict, count) -> {
                long found = outcome.found().getOrDefault(verdict, 0L);
                if (count > 0 || found > 0) {
                    lines.add("  %-14s %,10d %,10d".formatted(verdict, count, found));
                }
            });
            Outcome.Discrepancies events = outcome.discrepancies();
            lines.add("  discrepancies by request: %,d of %,d seen, %,d unexpected"
                    .formatted(events.seen(), events.expected(), events.unexpected()));
            outcome.faults().stream().limit(FAULTS_SHOWN).forEach(fault -> lines.add("  ! " + fault));
            if (outcome.faults().size() > FAULTS_SHOWN) {
                lines.add("  ! and %,d more".formatted(outcome.faults().size() - FAULTS_SHOWN));
            }
        });
        return lines;
    }

    /**
     * Writes the report as a JSON object with one member for each migration.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        outcomes.forEach((migration, outcome) -> {
            ObjectNode node = root.putObject(migration).put("requests", outcome.requests());
            node.set("planted", JSON.valueToTree(outcome.planted()));
            node.set("found", JSON.valueToTree(outcome.found()));
            node.set("discrepancies", JSON.valueToTree(outcome.discrepancies()));
        });
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }
}
