package dev.gnomon.comparator.faults;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * Brokers in containers, from the image that everybody has; each is a controller, too. Fails where there is no Docker
 * engine. For one thread.
 */
final class ContainerKafka implements AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final String CONTROLLER_PORT = "9094";

    private final Network network = Network.newNetwork();
    private final Map<Integer, KafkaContainer> brokers;

    private ContainerKafka(int count) {
        String replicas = Integer.toString(count);
        Map<String, String> settings = Map.of(
                "CLUSTER_ID",
                Uuid.randomUuid().toString(),
                "KAFKA_HEAP_OPTS",
                "-Xmx512m",
                "KAFKA_CONTROLLER_QUORUM_VOTERS",
                ids(count)
                        .mapToObj(id -> id + "@" + alias(id) + ":" + CONTROLLER_PORT)
                        .collect(Collectors.joining(",")),
                "KAFKA_DEFAULT_REPLICATION_FACTOR",
                replicas,
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
                replicas,
                "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
                replicas,
                // Also between brokers: a transaction goes on when the one that hangs was given up.
                "KAFKA_REQUEST_TIMEOUT_MS",
                Integer.toString(FaultScenario.REQUEST_TIMEOUT_MILLIS),
                // One broker may be missing, no more.
                "KAFKA_MIN_INSYNC_REPLICAS",
                Integer.toString(Math.max(1, count - 1)),
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
                Integer.toString(Math.max(1, count - 1)));
        brokers = ids(count).boxed().collect(Collectors.toMap(id -> id, id -> broker(id, settings)));
    }

    /** Starts so many brokers, whose IDs are 1 and up, and waits until all of them run. */
    static ContainerKafka start(int brokers) {
        ContainerKafka kafka = new ContainerKafka(brokers);
        try {
            Startables.deepStart(kafka.brokers.values()).join();
            return kafka;
        } catch (RuntimeException | Error failed) {
            kafka.close();
            throw failed;
        }
    }

    String bootstrapServers() {
        return brokers.values().stream()
                .map(KafkaContainer::getBootstrapServers)
                .collect(Collectors.joining(","));
    }

    /** Makes a broker stand still, with its connections open. */
    void pause(int broker) {
        KafkaContainer container = container(broker);
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Lets a broker that stood still go on. */
    void unpause(int broker) {
        KafkaContainer container = container(broker);
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** The IDs of the brokers that stand still, as the engine says. */
    List<Integer> paused() {
        Predicate<KafkaContainer> standsStill = container -> Boolean.TRUE.equals(
                container.getCurrentContainerInfo().getState().getPaused());
        return brokers.entrySet().stream()
                .filter(entry -> standsStill.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Removes the containers and their network, also those that stand still. */
    @Override
    public void close() {
        brokers.values().forEach(KafkaContainer::stop);
        network.close();
    }

    private KafkaContainer broker(int id, Map<String, String> settings) {
        return new KafkaContainer(IMAGE)
                .withNetwork(network)
                .withNetworkAliases(alias(id))
                .withEnv(settings)
                .withEnv("KAFKA_NODE_ID", Integer.toString(id));
    }

    private KafkaContainer container(int broker) {
        KafkaContainer container = brokers.get(broker);
        if (container == null) {
            throw new IllegalArgumentException("there is no broker " + broker);
        }
        return container;
    }

    private static IntStream ids(int count) {
        return IntStream.rangeClosed(1, count);
    }

    private static String alias(int broker) {
        return "broker-" + broker;
    }
}
