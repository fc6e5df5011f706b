package dev.gnomon.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** examples/node against the real broker, the real registry and a Java service on the other side. */
class NodeClientIT {

    private static final Path EXAMPLE = Path.of(System.getProperty("gnomon.root"), "examples", "node");
    private static final int REQUESTS = 60;
    private static final int EACH_NTH_DIFFERS = 10;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws Exception {
        run(List.of("npm", "ci", "--ignore-scripts"));
    }

    @Test
    void hashesAsJavaDoes() throws Exception {
        assertThat(run(List.of("npm", "test"))).contains("# pass 2", "# fail 0", "# skipped 0");
    }

    @Test
    void isTheNewSideOfAJavaServiceAndReadsItsDiscrepanciesWithoutARegistry() throws Exception {
        try (Site site = new Site(folder, Map.of())) {
            publishesOneSideAndReadsWhatDiffers(site, Map.of());
        }
    }

    @Test
    void isTheNewSideOfAJavaServiceAndReadsItsDiscrepanciesWithARegistry() throws Exception {
        try (Apicurio registry = Apicurio.start();
                Site site = new Site(
                        folder, Map.of("schema.registry.url", registry.address().toString()))) {
            publishesOneSideAndReadsWhatDiffers(
                    site, Map.of("schema.registry.url", registry.address().toString()));
            assertThat(site.recordsOf(Site.TOPICS.newResults()))
                    .allSatisfy(record -> assertThat(record.value()[0]).isZero());
            assertThat(site.recordsOf(Site.TOPICS.discrepancies()))
                    .allSatisfy(record -> assertThat(record.value()[0]).isZero());
        }
    }

    private static void publishesOneSideAndReadsWhatDiffers(Site site, Map<String, String> registry) throws Exception {
        site.startComparator();
        try (Service java = new Service(site.bootstrapServers(), registry)) {
            IntStream.range(0, REQUESTS).forEach(i -> java.old("r-" + i, "answer " + i));
            assertThat(java.gnomon().flush(Site.SOON)).isTrue();
        }
        String published = node(
                site,
                registry,
                List.of("publish-new.js", "--requests", "" + REQUESTS, "--differ-each", "" + EACH_NTH_DIFFERS));
        assertThat(published).contains("{\"published\":" + REQUESTS + "}");

        int differ = REQUESTS / EACH_NTH_DIFFERS;
        await().atMost(Site.SOON)
                .untilAsserted(() -> assertThat(site.rates(Service.MIGRATION))
                        .contains("\"MATCH\":" + (REQUESTS - differ))
                        .contains("\"MISMATCH\":" + differ)
                        .contains("\"misrouted\":0"));
        List<String> found = node(site, registry, List.of("discrepancies.js", "--count", "" + differ))
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
        assertThat(found).hasSize(differ).allSatisfy(line -> assertThat(line).contains("\"verdict\":\"MISMATCH\""));
        assertThat(found)
                .extracting(line -> line.replaceAll(".*\"key\":\"([^\"]*)\",\"requestId\":\"([^\"]*)\".*", "$1=$2"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, differ)
                        .mapToObj(i -> "r-" + i * EACH_NTH_DIFFERS)
                        .map(id -> id + "=" + id)
                        .toList());
        assertThat(site.verify().status()).isZero();
    }

    private static String node(Site site, Map<String, String> registry, List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(more);
        command.addAll(List.of("--bootstrap-servers", site.bootstrapServers()));
        registry.values().forEach(address -> command.addAll(List.of("--registry", address)));
        return run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(EXAMPLE.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("%s has ended", command)
                .isTrue();
        assertThat(process.exitValue()).as("%s says%n%s", command, output).isZero();
        return output;
    }
}
