package dev.gnomon.comparator.http;

import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The files of the dashboard, each by its name, so that no path leads anywhere else. They are read once. */
final class Dashboard {

    private static final List<String> FILES =
            List.of("dashboard.css", "dashboard.js", "api.js", "card.js", "charts.js", "dom.js", "favicon.svg");

    private Dashboard() {}

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("/", true, file("index.html")));
        for (String name : FILES) {
            routes.add(new Route("/" + name, true, file(name)));
        }
        return routes;
    }

    /** Answers with a file of the resource folder {@code /web}. */
    static Handler file(String name) {
        byte[] content = read("/web/" + name);
        String type = contentType(name);
        return context -> context.contentType(type).result(content);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Dashboard.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + resource, unreadable);
        }
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            default -> throw new IllegalArgumentException("no content type for " + name);
        };
    }
}
