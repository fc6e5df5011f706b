package dev.gnomon.demo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.demo.security.SecureKafka.Listener;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every secret holds S3CRET: passwords, keystores' passwords, tokens. Nothing that a process says or keeps does. */
class SecretsStaySecretIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "token-S3CRET-0123456789";
    private static final String VIEWER = "viewer-S3CRET-0123456789";

    /** As somebody does who looks for a fault. */
    private static final List<String> EVERYTHING_IS_LOGGED = List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
            "-Dorg.slf4j.simpleLogger.log.dev.gnomon=debug",
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=debug");

    @TempDir
    private static Path folder;

    private static SecureKafka kafka;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = SecureKafka.start(folder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM", "MTLS"})
    void processesNeitherSayNorKeepThem(Listener listener) throws Exception {
        Installation installation = new Installation(kafka, listener, "secrets-" + listener.name(), folder);
        installation.grantAll();
        String operator = "--config=" + installation.config("operator");
        assertThat(clean(run("topics", "create", operator))).contains("created");

        try (CommandProcess serve = start("serve", "--config=" + installation.config("comparator"))) {
            await().atMost(PATIENCE).until(() -> serve.output().contains("dashboard at http"));
            String url = serve.output().replaceAll("(?s).*dashboard at (http\\S+).*", "$1");
            installation.publish(20);
            await().atMost(PATIENCE).until(() -> get(url + "/api/migrations").startsWith("{\"migrations\""));
            assertThat(clean(run("verify", operator, "--url", url))).contains("customer-id");
            assertThat(clean(run("status", "--url", url))).contains("RUNNING");
            assertThat(clean(get(url + "/api/status"))).contains("RUNNING");
            serve.terminate();
            assertThat(serve.waitForEnd(PATIENCE)).isEqualTo(128 + 15);
            // The proof that the configurations were in the log at all.
            assertThat(clean(serve.output())).contains("ssl.truststore.password = [hidden]");
        }
        assertNothingIsKept(folder.resolve("state"));
    }

    private static void assertNothingIsKept(Path state) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.walk(state)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(bytesOf(file)).doesNotContain("S3CRET"));
        }
    }

    @Test
    void aLoginThatCannotBeReadIsNotRepeated() throws Exception {
        Path config = CommandRun.config(
                Files.createTempFile(folder, "login", ".properties"),
                Map.of(
                        "bootstrap.servers", kafka.superuser(),
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "sasl.jaas.config", "x.Login required username=me password=two S3CRET;"),
                Map.of());

        assertThat(clean(run("topics", "check", "--config=" + config))).contains("sasl.jaas.config must be ");
    }

    @Test
    void whatAServiceCanPrintDoesNotHoldThem() throws Exception {
        Installation installation = new Installation(kafka, Listener.SCRAM, "printed", folder);
        GnomonConfig config = installation.service("service-old").build();

        try (Gnomon gnomon = Gnomon.connect(config)) {
            clean(config + " " + gnomon.counters());
        }
        clean(installation
                .comparatorConfig(Map.of("http.token", TOKEN, "http.viewer.token", VIEWER))
                .toString());
    }

    private static CommandProcess start(String... args) throws IOException {
        return CommandProcess.start(
                folder,
                EVERYTHING_IS_LOGGED,
                Map.of("GNOMON_HTTP_TOKEN", TOKEN, "GNOMON_HTTP_VIEWER_TOKEN", VIEWER),
                args);
    }

    private static String run(String... args) throws Exception {
        try (CommandProcess process = start(args)) {
            process.waitForEnd(PATIENCE);
            return process.output();
        }
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static String bytesOf(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String clean(String said) {
        assertThat(said.lines().filter(line -> line.contains("S3CRET"))).isEmpty();
        return said;
    }
}
