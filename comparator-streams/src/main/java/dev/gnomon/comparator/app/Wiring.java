package dev.gnomon.comparator.app;

import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.clients.RegistryAccess;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.desk.KafkaCommandDesk;
import dev.gnomon.comparator.http.Queries;
import dev.gnomon.comparator.metrics.Metrics;
import dev.gnomon.comparator.metrics.Sources;
import dev.gnomon.comparator.peer.Installation;
import dev.gnomon.comparator.peer.PeerAnswers;
import dev.gnomon.comparator.peer.PeerClient;
import dev.gnomon.comparator.peer.PeerProof;
import dev.gnomon.comparator.peer.Peers;
import dev.gnomon.comparator.peer.RoutedStores;
import dev.gnomon.comparator.provision.ClusterId;
import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.StandbyLags;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.comparator.query.StoreRates;
import dev.gnomon.comparator.query.StoreStates;
import dev.gnomon.comparator.runtime.StreamsRuntime;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.comparator.topology.KafkaInputProgress;
import dev.gnomon.comparator.topology.KafkaObservationLog;
import dev.gnomon.comparator.topology.ObservationLog;
import dev.gnomon.comparator.topology.TopologyPorts;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** Gives the topology the parts that reach out to Kafka. */
final class Wiring {

    private final ComparatorConfig config;
    private final int partitions;
    private final RegistryAccess registry;

    /** Wires by {@code config}; each result topic has {@code partitions} partitions. */
    Wiring(ComparatorConfig config, int partitions, RegistryAccess registry) {
        this.config = config;
        this.partitions = partitions;
        this.registry = registry;
    }

    /** An admin client for all; closed by {@code parts}. */
    Admin admin(ClosingStack parts) {
        Admin admin = Admin.create(new ClientProperties(config).admin());
        // Without a limit, it would wait for answers from a broker that is gone.
        parts.push(() -> admin.close(Duration.ZERO));
        return admin;
    }

    /** The topology, not built yet; what it needs closed is put on {@code parts}. */
    ComparatorTopology topology(Admin admin, ClosingStack parts) {
        ClientProperties clients = new ClientProperties(config);
        LongSupplier clock = TopologyPorts.steadyClock();
        KafkaInputProgress progress =
                parts.push(new KafkaInputProgress(admin, config.streams().applicationId(), resultPartitions(), clock));
        ObservationLog log = registry.settling(new KafkaObservationLog(clients.consumer()));
        TopologyPorts ports = new TopologyPorts(progress, log, clock, partitions, registry.framing());
        return new ComparatorTopology(config.topics().names(), config.pairing(), ports);
    }

    /**
     * What REST answers from: stores here and at the other instances, which know this one as {@code self}; what it needs
     * closed is put on {@code parts}.
     */
    Queries queries(ClosingStack parts, ComparatorTopology topology, StreamsRuntime runtime, HostPort self) {
        KafkaStreams streams = runtime.streams();
        Installation installation = installation();
        StandbyLags lags = parts.push(new StandbyLags(streams));
        LocalStores here = LocalStores.of(streams, topology::isCurrent, lags);
        String token = config.http().access().token();
        PeerClient client = new PeerClient(installation, token == null ? null : PeerProof.of(token, installation));
        RoutedStores stores = new RoutedStores(here, Peers.of(streams, self), client);
        StoreStates states = new StoreStates(stores);
        String id = config.streams().applicationId();
        StatusQuery status = new ProcessStatus(id, runtime, here, topology::deadLetters);
        Metrics metrics = parts.push(new Metrics(
                new Sources(here, status, topology::deadLettersByReason, topology::unread, streams::metrics)));
        KafkaCommandDesk desk = parts.push(desk(topology, states));
        return new Queries(
                new StoreRates(stores),
                status,
                states,
                desk,
                new PeerAnswers(here, installation),
                metrics,
                metrics.registry());
    }

    private Installation installation() {
        try (Admin admin = Admin.create(new ClientProperties(config).admin())) {
            return Installation.of(
                    ClusterId.of(config, admin),
                    config.streams().applicationId(),
                    config.topics().names().prefix());
        }
    }

    private KafkaCommandDesk desk(ComparatorTopology topology, StatesQuery states) {
        ClientProperties clients = new ClientProperties(config);
        KafkaCommandDesk.Connection connection = new KafkaCommandDesk.Connection(
                config.topics().names().commands(), clients.producer(), clients.consumer(), registry.framing());
        return new KafkaCommandDesk(connection, states, topology.machine());
    }

    private List<TopicPartition> resultPartitions() {
        Topics topics = config.topics().names();
        return Stream.of(topics.oldResults(), topics.newResults())
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }
}
