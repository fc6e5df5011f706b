package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.demo.check.RatesClient;
import dev.gnomon.demo.orders.OrderService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void theServiceSendsRequestsUntilItIsToldToEndAndShowsWhatItHasPublished() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (LocalGnomon gnomon = LocalGnomon.start(new LocalGnomon.Place(folder, 0, 0, Duration.ofSeconds(1)));
                ServiceSurface surface = ServiceSurface.listen("127.0.0.1", 0)) {
            EndSignal end = new EndSignal();
            ServiceRun run = new ServiceRun(gnomon.bootstrapServers(), 100, 1, surface);
            Future<?> running = threads.submit(() -> {
                run.run(end);
                return null;
            });

            RatesClient rates = new RatesClient(gnomon.uri());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(OrderService.MIGRATIONS)
                            .allSatisfy(migration ->
                                    assertThat(rates.of(migration).judged()).isGreaterThan(100)));
            assertThat(ask(surface.uri().resolve("/health/live")).statusCode()).isEqualTo(200);
            assertThat(ask(surface.uri().resolve("/metrics")).body())
                    .containsPattern(
                            "(?m)^gnomon_observations_published_total\\{migration=\"customer-id\",side=\"NEW\"} \\d");

            CompletableFuture<Void> told = CompletableFuture.runAsync(end::end, threads);
            running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            end.close();
            told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpResponse<String> ask(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
