package dev.gnomon.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real schema registry with Confluent's API, in a process of its own, in memory. */
final class Apicurio implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private final Process process;
    private final URI address;

    private Apicurio(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Apicurio start() throws IOException, InterruptedException {
        int port = freePort();
        Path home = Path.of(System.getProperty("gnomon.apicurio"));
        Process process = new ProcessBuilder(List.of(
                        java().toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + freePort(),
                        "-jar",
                        "quarkus-run.jar"))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("registry.log").toFile())
                .start();
        Apicurio registry = new Apicurio(process, URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7"));
        await("registry at " + registry.address)
                .atMost(BOOT)
                .ignoreExceptions()
                .until(() -> registry.send("GET", "/subjects", "") == 200);
        // What Confluent's registry does unless told otherwise.
        registry.send("PUT", "/config", "{\"compatibility\":\"BACKWARD\"}");
        return registry;
    }

    URI address() {
        return address;
    }

    /** Sends a request of Confluent's API; says the status of the answer. */
    int send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", JSON)
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** The registry needs a newer Java than Gnomon. */
    private static Path java() throws IOException {
        String given = System.getenv("REGISTRY_JAVA_HOME");
        if (given != null) {
            return Path.of(given, "bin", "java");
        }
        if (Runtime.version().feature() >= 21) {
            return Path.of(System.getProperty("java.home"), "bin", "java");
        }
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(home -> home.getFileName().toString().matches(".*(21|25).*"))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "the schema registry needs Java 21 or 25: set REGISTRY_JAVA_HOME"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
