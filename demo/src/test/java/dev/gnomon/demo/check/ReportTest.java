package dev.gnomon.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    @Test
    void theJsonHasForEachMigrationWhatWasPlantedAndWhatWasFound() throws IOException {
        Path file = folder.resolve("out.json");

        report(List.of()).write(file);

        JsonNode migration = new ObjectMapper().readTree(file.toFile()).get("customer-id");
        assertThat(migration.get("requests").asLong()).isEqualTo(10);
        assertThat(migration.at("/planted/MATCH").asLong()).isEqualTo(9);
        assertThat(migration.at("/planted/EXCLUDED").isIntegralNumber()).isTrue();
        assertThat(migration.at("/found/MISMATCH").asLong()).isEqualTo(1);
        assertThat(migration.get("discrepancies"))
                .isEqualTo(new ObjectMapper().readTree("{\"expected\":1,\"seen\":1,\"unexpected\":0}"));
    }

    @Test
    void aReportWithOneFaultDoesNotAgree() {
        assertThat(report(List.of()).agrees()).isTrue();
        assertThat(report(List.of("MATCH: planted 9, counted 8")).agrees()).isFalse();
    }

    @Test
    void onlyTheFirstFaultsAreShown() {
        List<String> lines = report(Collections.nCopies(25, "order-1: planted this, published that"))
                .lines();

        assertThat(lines).filteredOn(line -> line.startsWith("  ! order-1")).hasSize(10);
        assertThat(lines).endsWith("  ! and 15 more");
    }

    private static Report report(List<String> faults) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0L);
        }
        counts.put(Verdict.MATCH, 9L);
        counts.put(Verdict.MISMATCH, 1L);
        Outcome.Discrepancies events = new Outcome.Discrepancies(1, 1, 0);
        return new Report(Map.of("customer-id", new Outcome(10, counts, counts, events, faults)));
    }
}
