package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and answers by the queries it was given. Safe for use by several threads. */
public final class RestServer implements AutoCloseable {

    private static final int MAX_THREADS = 32;
    private static final long IDLE_MILLIS = 30_000;
    private static final long DRAIN_MILLIS = 3_000;

    private final Listener listener;
    private final Javalin server;

    private RestServer(Listener listener, Javalin server) {
        this.listener = listener;
        this.server = server;
    }

    /**
     * Listens, and answers from now on.
     *
     * @throws AddressTakenException if the address cannot be had
     */
    public static RestServer start(HttpConfig config, Queries queries) {
        Listener listener = Listener.bind(config);
        return start(listener, new HostPort(config.host(), listener.uri().getPort()), queries);
    }

    /**
     * Answers from now on whoever connects to {@code listener}, which it closes at its end; other instances know it as
     * {@code advertised}.
     */
    public static RestServer start(Listener listener, HostPort advertised, Queries queries) {
        Routes routes = new Routes(queries);
        Gate gate = new Gate(listener.config(), advertised);
        Javalin server = Javalin.create(javalin -> {
            settings(javalin);
            javalin.jetty.addConnector((jetty, http) -> connector(jetty, http, listener));
            javalin.routes.before(gate::inspect);
            routes.all()
                    .forEach(route -> javalin.routes.get(
                            route.path(), route.open() ? route.handler() : guarded(route.handler(), gate::admit)));
            javalin.routes.get(routes.peers().path(), guarded(routes.peers().handler(), gate::admitPeer));
            javalin.jetty.modifyServer(RestServer::settings);
            routes.changes()
                    .forEach(route -> javalin.routes.post(route.path(), guarded(route.handler(), gate::admitChange)));
            Problems.install(javalin.routes);
        });
        server.start();
        return new RestServer(listener, server);
    }

    /** Where it listens, with the port that it got. */
    public URI uri() {
        return listener.uri();
    }

    /** Takes no more requests, and gives those that it has 3 s to be answered. */
    @Override
    public void close() {
        server.stop();
    }

    private static Handler guarded(Handler handler, Consumer<Context> guard) {
        return context -> {
            guard.accept(context);
            handler.handle(context);
        };
    }

    private static void settings(Server jetty) {
        jetty.setErrorHandler(new UnroutedRequests());
        jetty.setStopTimeout(DRAIN_MILLIS);
        jetty.insertHandler(new GracefulHandler());
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

    private static Connector connector(Server jetty, HttpConfiguration http, Listener listener) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        listener.handTo(connector);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
