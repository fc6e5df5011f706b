package dev.gnomon.comparator.app;

import dev.gnomon.comparator.app.CannotStartException.Reason;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.http.AddressTakenException;
import dev.gnomon.comparator.http.Queries;
import dev.gnomon.comparator.http.RestServer;
import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.KafkaCommandDesk;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.comparator.query.StoreRates;
import dev.gnomon.comparator.query.StoreStates;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.comparator.topology.StateStores;
import java.net.URI;

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
            Wiring wiring = new Wiring(config, partitions);
            ComparatorTopology topology = wiring.topology(parts);
            StreamsRuntime streams = parts.push(StreamsRuntime.create(config, folder.streams(), topology.build()));
            StoreRates rates =
                    StoreRates.of(streams.streams(), StateStores.RATES.name(), ComparatorTopology.RATES_PARTITIONS);
            String id = config.streams().applicationId();
            StatusQuery status = new ProcessStatus(id, streams, rates, topology::deadLetters);
            StoreStates states = new StoreStates(streams.streams());
            KafkaCommandDesk desk = parts.push(wiring.desk(topology, states));
            RestServer server = parts.push(RestServer.start(config.http(), new Queries(rates, status, states, desk)));
            streams.start();
            return new Comparator(parts, streams, status, server);
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

    /** Ends processing and listening, within 5 s. What was not committed is done again after the next start. */
    @Override
    public synchronized void close() {
        parts.close();
    }
}
