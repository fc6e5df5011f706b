package dev.gnomon.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the order service shows of itself by HTTP: that it lives, and what its SDK counts. Safe for several threads. */
final class ServiceSurface implements AutoCloseable {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;

    private ServiceSurface(HttpServer server) {
        this.server = server;
        server.createContext("/health/live", exchange -> answer(exchange, "application/json", "{\"status\":\"UP\"}"));
        server.createContext(
                "/metrics", exchange -> answer(exchange, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
    }

    /**
     * Answers from now on.
     *
     * @throws DemoException if it cannot listen there
     */
    static ServiceSurface listen(String host, int port) {
        try {
            ServiceSurface surface = new ServiceSurface(HttpServer.create(new InetSocketAddress(host, port), 0));
            surface.server.start();
            return surface;
        } catch (IOException | RuntimeException taken) {
            throw new DemoException("cannot listen on " + host + ":" + port + ": " + taken.getMessage(), taken);
        }
    }

    /** What is shown. */
    MeterRegistry meters() {
        return meters;
    }

    URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        meters.close();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
