package dev.gnomon.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands before the registry: goes away and comes back, or asks for a password. Counts what was asked for. */
final class Front implements AutoCloseable {

    private final URI behind;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final int port;
    private @Nullable HttpServer server;
    private volatile @Nullable String credentials;

    Front(URI behind) throws IOException {
        this.behind = behind;
        port = open(0);
    }

    /** From now on it asks for these, as {@code user:password}. */
    void demand(String userAndPassword) {
        credentials = userAndPassword;
    }

    String address() {
        return "http://127.0.0.1:" + port + behind.getPath();
    }

    /** How many requests came. */
    int asked() {
        return asked.get();
    }

    /** From now on connections are refused. */
    void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    void reopen() throws IOException {
        open(port);
    }

    private int open(int at) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 50);
        opened.createContext("/", this::handle);
        opened.setExecutor(threads);
        opened.start();
        server = opened;
        return opened.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            String wanted = credentials;
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            if (wanted != null && !("Basic " + base64(wanted)).equals(given)) {
                answer(
                        exchange,
                        401,
                        "{\"error_code\":401,\"message\":\"Unauthorized\"}".getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = client.send(forwarded(exchange), BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException | IOException broken) {
            answer(exchange, 502, new byte[0]);
        }
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        return HttpRequest.newBuilder(behind.resolve(asked))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }
}
