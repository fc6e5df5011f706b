package dev.gnomon.benchmarks.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.Outcome;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdkReportTest {

    private static final Machine MACHINE =
            new Machine("A CPU", 2, 1_024, "Linux 6", "A VM 17", "4.3.1", 0.1, "2026-01-01T00:00:00Z");

    private final SdkReport report = SdkReport.of(MACHINE, 20_000, paced(), unpaced());

    @Test
    void everyPathHasTheFieldsThatWerePromised() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Json.pretty(report));

        assertThat(json.get("paths").fieldNames())
                .toIterable()
                .contains(
                        "direct",
                        "sdk_old",
                        "sdk_sampled_out",
                        "sdk_shadow_immutable",
                        "sdk_shadow_captured",
                        "kafka_send",
                        "scientist4j_sync",
                        "scientist4j_async_candidate",
                        "launchdarkly_shadow_parallel");
        assertThat(json.get("paths"))
                .allSatisfy(path ->
                        assertThat(path.fieldNames()).toIterable().contains("median_ns", "p99_ns", "bytes_per_op"));
    }

    @Test
    void whatIsShorterThanAClockCountsWithoutAPause() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Json.pretty(report));

        assertThat(json.at("/paths/direct/median_ns").doubleValue()).isEqualTo(3);
        assertThat(json.at("/paths/direct/paced/median_ns").doubleValue()).isEqualTo(1_000);
        assertThat(json.at("/paths/encoding/median_ns").doubleValue()).isEqualTo(1_000);
    }

    @Test
    void pathsAreHeldAgainstTheirPeers() {
        assertThat(SdkGoals.of(report))
                .filteredOn(outcome -> outcome.what().contains("immutable / kafka_send"))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.value()).isEqualTo(1));
        assertThat(SdkGoals.of(report))
                .filteredOn(outcome -> outcome.what().startsWith("sdk_old"))
                .allMatch(Outcome::isReached);
    }

    @Test
    void nothingIsSaidOfPathsThatWereNotMeasured() {
        SdkReport alone = SdkReport.of(MACHINE, 20_000, Map.of(PathName.KAFKA_SEND, result(2_000)), Map.of());

        assertThat(SdkGoals.of(alone)).isEmpty();
        assertThat(SdkText.of(alone)).contains("kafka_send").doesNotContain("launchdarkly");
    }

    @Test
    void roundsAreReportedByTheirMedian() {
        PacedResult median = PacedResult.median(List.of(result(30), result(10), result(20)));

        assertThat(median.medianNs()).isEqualTo(20);
        assertThat(median.dropped()).isEqualTo(3);
    }

    private static Map<PathName, PacedResult> paced() {
        Map<PathName, PacedResult> results = new EnumMap<>(PathName.class);
        for (PathName path : PathName.values()) {
            results.put(path, result(1_000));
        }
        return results;
    }

    private static Map<PathName, UnpacedResult> unpaced() {
        Map<PathName, UnpacedResult> results = new EnumMap<>(PathName.class);
        for (PathName path : PathName.values()) {
            if (path.isUnpacedToo()) {
                results.put(path, new UnpacedResult(3, 4, 0));
            }
        }
        return results;
    }

    private static PacedResult result(double median) {
        return new PacedResult(median, 2 * median, 3 * median, median, 64, 1);
    }
}
