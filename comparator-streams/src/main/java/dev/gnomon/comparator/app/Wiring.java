package dev.gnomon.comparator.app;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.query.KafkaCommandDesk;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.comparator.topology.KafkaInputProgress;
import dev.gnomon.comparator.topology.KafkaObservationLog;
import dev.gnomon.comparator.topology.Surroundings;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Gives the topology the parts that reach out to Kafka. */
final class Wiring {

    private final ComparatorConfig config;
    private final int partitions;

    /** Wires by {@code config}; each result topic has {@code partitions} partitions. */
    Wiring(ComparatorConfig config, int partitions) {
        this.config = config;
        this.partitions = partitions;
    }

    /** The topology, not built yet; what it needs closed is put on {@code parts}. */
    ComparatorTopology topology(ClosingStack parts) {
        ClientProperties clients = new ClientProperties(config);
        LongSupplier clock = Surroundings.steadyClock();
        Admin admin = Admin.create(clients.admin());
        // Without a limit, it would wait for answers from a broker that is gone.
        parts.push(() -> admin.close(Duration.ZERO));
        KafkaInputProgress progress =
                parts.push(new KafkaInputProgress(admin, config.streams().applicationId(), resultPartitions(), clock));
        KafkaObservationLog log = new KafkaObservationLog(clients.consumer());
        Surroundings surroundings = new Surroundings(progress, log, clock, partitions);
        return new ComparatorTopology(config.topics().names(), config.pairing(), surroundings);
    }

    /** Where commands are handed in; decided by what {@code topology} runs. To be closed. */
    KafkaCommandDesk desk(ComparatorTopology topology, StatesQuery states) {
        ClientProperties clients = new ClientProperties(config);
        KafkaCommandDesk.Connection connection = new KafkaCommandDesk.Connection(
                config.topics().names().commands(), clients.producer(), clients.consumer());
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
