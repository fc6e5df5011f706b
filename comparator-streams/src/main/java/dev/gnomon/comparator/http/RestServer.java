package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.http.door.Connections;
import dev.gnomon.comparator.http.door.Lanes;
import dev.gnomon.comparator.http.door.Patience;
import dev.gnomon.comparator.http.door.PatientHandler;
import dev.gnomon.comparator.http.door.WatchedConnector;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and answers by the queries it was given. Safe for use by several threads. */
public final class RestServer implements AutoCloseable {

    /** Without any memory, the process can only end; an orchestrator starts it afresh. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int JETTY_THREADS = 8;
    private static final long DRAIN_MILLIS = 3_000;
    private static final long SWEEP_MILLIS = 250;

    private final Listener listener;
    private final Javalin server;
    private final ClosingParts parts;

    private RestServer(Listener listener, Javalin server, ClosingParts parts) {
        this.listener = listener;
        this.server = server;
        this.parts = parts;
    }

    /** What ends after the server. */
    private record ClosingParts(Lanes lanes, ScheduledExecutorService sweeper) {

        void close() {
            lanes.close();
            sweeper.shutdownNow();
        }
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
        Runnable end = () -> Runtime.getRuntime().halt(OUT_OF_MEMORY);
        return start(
                listener,
                new Routes(queries),
                new Gate(listener.config(), advertised, queries.here().installation()),
                new HttpMeters(queries.meters(), end));
    }

    static RestServer start(Listener listener, Routes routes, Gate gate, HttpMeters meters) {
        Troubles troubles = new Troubles(System::nanoTime);
        Lanes lanes = new Lanes();
        Connections connections = new Connections(Patience.DEFAULT, meters);
        meters.watch(lanes, connections);
        Javalin server = Javalin.create(javalin -> {
            settings(javalin);
            javalin.jetty.addConnector((jetty, http) -> connector(jetty, http, listener, connections));
            javalin.jetty.modifyServer(jetty -> {
                jetty.setErrorHandler(new UnroutedRequests(meters, troubles));
                jetty.setStopTimeout(DRAIN_MILLIS);
                jetty.insertHandler(new PatientHandler(Gate.MAX_BODY_BYTES, lanes, connections, meters));
                jetty.insertHandler(new GracefulHandler());
            });
            install(javalin.routes, routes, gate);
            new Problems(troubles, meters).install(javalin);
        });
        server.start();
        ScheduledExecutorService sweeper = sweeper();
        var unused = sweeper.scheduleWithFixedDelay(
                () -> {
                    connections.sweep();
                    troubles.sweep();
                },
                SWEEP_MILLIS,
                SWEEP_MILLIS,
                TimeUnit.MILLISECONDS);
        return new RestServer(listener, server, new ClosingParts(lanes, sweeper));
    }

    /** Where it listens, with the port that it got. */
    public URI uri() {
        return listener.uri();
    }

    /** Takes no more requests, and gives those that it has 3 s to be answered. */
    @Override
    public void close() {
        server.stop();
        parts.close();
    }

    private static void install(RoutesConfig javalin, Routes routes, Gate gate) {
        javalin.before(gate::inspect);
        routes.all().forEach(route -> {
            Handler handler = route.open() ? route.handler() : guarded(route.handler(), gate::admit);
            javalin.get(route.path(), handler).head(route.path(), handler);
        });
        Handler guardedPeers = guarded(routes.peers().handler(), gate::admitPeer);
        Handler peers = context -> {
            guardedPeers.handle(context);
            gate.sealForPeer(context);
        };
        javalin.get(routes.peers().path(), peers).head(routes.peers().path(), peers);
        routes.changes().forEach(route -> javalin.post(route.path(), guarded(route.handler(), gate::admitChange)));
    }

    private static Handler guarded(Handler handler, Consumer<Context> guard) {
        return context -> {
            guard.accept(context);
            handler.handle(context);
        };
    }

    private static void settings(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.http.maxRequestSize = (long) Gate.MAX_BODY_BYTES;
        javalin.http.compressionStrategy = CompressionStrategy.NONE;
        javalin.jsonMapper(new Json());
        QueuedThreadPool threads = new QueuedThreadPool(JETTY_THREADS, 4);
        threads.setName("http-jetty");
        threads.setDaemon(true);
        javalin.jetty.threadPool = threads;
    }

    private static Connector connector(
            Server jetty, HttpConfiguration http, Listener listener, Connections connections) {
        http.setSendServerVersion(false);
        ServerConnector connector = new WatchedConnector(jetty, http, connections);
        listener.handTo(connector);
        return connector;
    }

    private static ScheduledExecutorService sweeper() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "http-sweeper");
            thread.setDaemon(true);
            return thread;
        });
    }
}
