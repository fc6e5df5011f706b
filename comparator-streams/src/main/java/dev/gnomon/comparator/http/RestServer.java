package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HttpConfig;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and answers by the queries it was given. Safe for use by several threads. */
public final class RestServer implements AutoCloseable {

    private static final int MAX_THREADS = 32;
    private static final long IDLE_MILLIS = 30_000;

    private final HttpConfig config;
    private final Javalin server;

    private RestServer(HttpConfig config, Javalin server) {
        this.config = config;
        this.server = server;
    }

    /**
     * Listens from now on.
     *
     * @throws AddressTakenException if the address cannot be had
     */
    public static RestServer start(HttpConfig config, Queries queries) {
        Routes routes = new Routes(queries);
        Gate gate = new Gate(config);
        Javalin server = Javalin.create(javalin -> {
            settings(javalin);
            javalin.jetty.addConnector((jetty, http) -> connector(jetty, http, config));
            javalin.routes.before(gate::inspect);
            routes.all().forEach(route -> javalin.routes.get(route.path(), guarded(route, gate)));
            javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BrokenRequests()));
            routes.changes().forEach(route -> javalin.routes.post(route.path(), guarded(route, gate)));
            Problems.install(javalin.routes);
        });
        try {
            server.start();
        } catch (JavalinBindException taken) {
            throw new AddressTakenException(config, taken);
        }
        return new RestServer(config, server);
    }

    /** Where it listens, with the port that it got. */
    public URI uri() {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        return URI.create("http://" + host + ":" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Handler guarded(Route route, Gate gate) {
        if (route.open()) {
            return route.handler();
        }
        return context -> {
            gate.admit(context);
            route.handler().handle(context);
        };
    }

    private static Handler guarded(ChangeRoute route, Gate gate) {
        return context -> {
            gate.admitChange(context);
            route.handler().handle(context);
        };
    }

    private static void settings(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.http.maxRequestSize = Gate.MAX_BODY_BYTES;
        javalin.http.compressionStrategy = CompressionStrategy.NONE;
        javalin.jsonMapper(new Json());
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("http");
        threads.setDaemon(true);
        javalin.jetty.threadPool = threads;
    }

    private static Connector connector(Server jetty, HttpConfiguration http, HttpConfig config) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
