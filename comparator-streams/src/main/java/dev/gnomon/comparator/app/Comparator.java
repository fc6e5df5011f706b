package dev.gnomon.comparator.app;

import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.clients.RegistryAccess;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.http.AddressTakenException;
import dev.gnomon.comparator.http.Listener;
import dev.gnomon.comparator.http.Queries;
import dev.gnomon.comparator.http.RestServer;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.comparator.provision.TopicWatch;
import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.comparator.runtime.ComparatorFailedException;
import dev.gnomon.comparator.runtime.StateFolder;
import dev.gnomon.comparator.runtime.StreamsRuntime;
import dev.gnomon.comparator.runtime.TransactionCleanup;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.comparator.topology.KafkaInputProgress;
import dev.gnomon.comparator.topology.RecordFaults;
import java.net.URI;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/**
 * The running comparator: Kafka Streams and the REST surface over it.
 *
 * <pre>{@code
 * try (Comparator comparator = Comparator.start(config)) {
 *     log.info("dashboard at {}", comparator.uri());
 *     comparator.awaitEnd();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Comparator implements AutoCloseable {

    private final ClosingStack parts;
    private final StreamsRuntime streams;
    private final StatusQuery status;
    private final RestServer server;

    private Comparator(ClosingStack parts, StreamsRuntime streams, StatusQuery status, RestServer server) {
        this.parts = parts;
        this.streams = streams;
        this.status = status;
        this.server = server;
    }

    /**
     * Takes the state folder, checks the topics, listens, and begins to process. Returns before the first rebalance is
     * over: {@link #status} and {@code /health/ready} say when it processes.
     *
     * @throws CannotStartException if something is in the way; nothing is left open then
     */
    public static Comparator start(ComparatorConfig config) {
        ClosingStack parts = new ClosingStack();
        try {
            StateFolder folder = parts.push(StateFolder.open(config.streams().stateFolder()));
            int partitions = TopicSetup.require(config);
            RegistryAccess registry = parts.push(RegistryAccess.open(config));
            Wiring wiring = new Wiring(config, partitions, registry);
            Admin admin = wiring.admin(parts);
            KafkaInputProgress progress = wiring.progress(admin, parts);
            TopicWatch watch = parts.push(new TopicWatch(admin, config, partitions));
            ComparatorTopology topology = wiring.topology(new WatchedProgress(progress, watch));
            Listener listener = parts.push(Listener.bind(config.http()));
            HostPort self = AdvertisedAddress.of(config.http(), listener.uri().getPort());
            Properties properties = new ClientProperties(config).streams(folder.streams(), self);
            properties.put(RecordFaults.SUSPECTS, topology.suspects());
            StreamsRuntime streams =
                    parts.push(StreamsRuntime.create(properties, topology.build(), registry.clients()));
            streams.listen(
                    parts.push(new TransactionCleanup(admin, config.streams().applicationId()))::stateChanged);
            Vitals vitals = parts.push(new Vitals(
                    new Vitals.Watched(streams, progress, watch, folder::freeBytes),
                    config.streams().stallAfter()));
            Queries queries = wiring.queries(parts, topology, new Wiring.Running(streams, vitals), self);
            RestServer server = parts.push(RestServer.start(listener, self, queries));
            streams.start();
            return new Comparator(parts, streams, queries.status(), server);
        } catch (AddressTakenException taken) {
            parts.close();
            throw new CannotStartException(Reason.ADDRESS, String.valueOf(taken.getMessage()), taken);
        } catch (RuntimeException | Error failed) {
            parts.close();
            throw failed;
        }
    }

    /** Where the REST surface and the dashboard are. */
    public URI uri() {
        return server.uri();
    }

    /** How it is doing, as {@code /api/status} says. */
    public ComparatorStatus status() {
        return status.now();
    }

    /**
     * Waits until it is closed.
     *
     * @throws ComparatorFailedException if it gives up by itself; it still wants to be closed
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitEnd() throws InterruptedException {
        streams.awaitEnd();
    }

    /**
     * Takes no more requests and ends those that it has, within 3 s; then ends processing and leaves the group, within 5 s.
     * What was not committed is done again, here or elsewhere.
     */
    @Override
    public synchronized void close() {
        parts.close();
    }
}
