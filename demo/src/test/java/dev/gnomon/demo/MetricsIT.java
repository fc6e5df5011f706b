package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what is written about series against the series of a running system: comparator and SDK. */
class MetricsIT {

    private static final String MIGRATION = "customer-id";
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern NAME = Pattern.compile("\\b(?:gnomon|kafka_streams|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern METER = Pattern.compile("`(gnomon(?:\\.[a-z]+)+)`");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static LocalGnomon local;
    private static Gnomon sdk;
    private static String scrape = "";
    private static Set<String> comparator = Set.of();
    private static Set<String> service = Set.of();

    @BeforeAll
    static void runEverythingOnce() throws Exception {
        local = LocalGnomon.start(new LocalGnomon.Place(folder, 0, 0, Duration.ofSeconds(1)));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        sdk = Gnomon.connect(GnomonConfig.builder()
                .bootstrapServers(local.bootstrapServers())
                .service("orders")
                .mode(MIGRATION, Mode.SHADOW)
                .meterRegistry(registry)
                .build());
        Migration<String> migration = sdk.migration(MIGRATION, String.class);
        for (int request = 0; request < 200; request++) {
            String answer = request % 10 == 0 ? "other" : "same";
            migration.read("request-" + request, () -> "same", () -> answer);
        }
        publishWhatElseThereIs();
        await().atMost(PATIENCE).until(() -> {
            scrape = scrape();
            return scrape.contains("gnomon_dead_letters_total{reason=\"has no value\"} 1.0")
                    && scrape.contains("gnomon_mode{migration=\"" + MIGRATION + "\",mode=\"SHADOW\"} 1.0")
                    && scrape.contains("gnomon_requests{migration=\"" + MIGRATION + "\",verdict=\"MATCH\"} 180.0");
        });
        comparator = names(scrape);
        service = names(registry.scrape());
    }

    @AfterAll
    static void stop() {
        sdk.close();
        local.close();
    }

    @Test
    void showsWhatWasCounted() {
        assertThat(scrape)
                .contains("gnomon_requests{migration=\"customer-id\",verdict=\"MISMATCH\"} 20.0")
                .contains("gnomon_recently_compared{migration=\"customer-id\"} 200.0")
                .contains("gnomon_mismatch_rate{migration=\"customer-id\"} 0.1")
                .contains("gnomon_missing_rate{migration=\"customer-id\"} 0.0")
                .contains("gnomon_ready 1.0")
                .contains("gnomon_unread_records{topic=\"gnomon.old-results\"}");
    }

    @Test
    void theTableNamesEverySeriesOfOursAndNoOther() throws IOException {
        Set<String> ours = comparator.stream()
                .filter(name -> name.startsWith("gnomon_") || name.startsWith("kafka_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(firstColumn(DOCS.resolve("metrics.md"))).isEqualTo(ours);
    }

    @Test
    void theTableOfTheSdkNamesEveryMeterAndNoOther() throws IOException {
        Set<String> documented = firstColumn(DOCS.resolve("sdk-metrics.md")).stream()
                .map(name -> name.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = service.stream()
                .map(name -> name.replaceFirst("(_total|_seconds(_count|_sum|_max|_bucket)?)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(there);
    }

    @Test
    void everyMeterNamedInTheDocumentsIsThere() throws IOException {
        Set<String> there = firstColumn(DOCS.resolve("sdk-metrics.md"));
        Set<String> topics =
                local.topics().specs(1).stream().map(TopicSpec::name).collect(Collectors.toSet());
        assertThat(DocumentsTest.pages())
                .allSatisfy(page -> assertThat(
                                METER.matcher(Files.readString(page)).results().map(name -> name.group(1)))
                        .filteredOn(name -> !topics.contains(name))
                        .isSubsetOf(there));
    }

    @Test
    void alertsAndDashboardAskOnlyForWhatThereIs() throws IOException {
        Set<String> there = new TreeSet<>(comparator);
        there.addAll(service);

        for (Path file : new Path[] {
            DEPLOY.resolve("prometheus/alerts.rules.yml"), DEPLOY.resolve("grafana/dashboards/gnomon.json")
        }) {
            Set<String> asked = new TreeSet<>();
            Files.readAllLines(file).stream()
                    .filter(line -> line.contains("expr") || line.contains("label_values"))
                    .forEach(line -> asked.addAll(found(line)));
            assertThat(asked).as(file.toString()).hasSizeGreaterThan(5).isSubsetOf(there);
        }
    }

    private static void publishWhatElseThereIs() throws Exception {
        Command creation = Command.newBuilder()
                .setCommandId("c")
                .setMigration(MIGRATION)
                .setAction(CommandAction.CREATE)
                .setChange(Change.newBuilder().setMode(Mode.SHADOW).build())
                .setReason("a test")
                .setBy("ada")
                .setSentAt(Instant.now())
                .build();
        byte[] key = MIGRATION.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArraySerializer();
        Map<String, Object> properties = Map.of("bootstrap.servers", local.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                            local.topics().commands(),
                            key,
                            Codec.of(Command.class).encode(creation)))
                    .get();
            producer.send(new ProducerRecord<>(local.topics().oldResults(), key, null))
                    .get();
        }
    }

    private static String scrape() throws IOException, InterruptedException {
        URI uri = local.uri().resolve("/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static Set<String> names(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> firstColumn(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String line) {
        Set<String> names = new TreeSet<>();
        for (Matcher name = NAME.matcher(line); name.find(); ) {
            names.add(name.group());
        }
        return names;
    }
}
