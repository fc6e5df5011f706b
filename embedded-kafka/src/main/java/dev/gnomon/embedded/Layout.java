package dev.gnomon.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which nodes there are, and the settings of each. */
final class Layout {

    private static final String HOST = "127.0.0.1";

    private Layout() {}

    /**
     * What is added to the usual.
     *
     * @param settings broker settings, which win over ours
     * @param listeners further listeners of each broker, by name with their security protocols
     */
    record Extras(Map<String, String> settings, Map<String, String> listeners) {

        Extras {
            settings = Map.copyOf(settings);
            listeners = Map.copyOf(listeners);
        }
    }

    /** The nodes of a Kafka with {@code brokers} brokers; {@code port} 0 means a free one. */
    static List<Node> of(Path folder, int brokers, int port, Extras extras) {
        FreePorts.keep(port);
        int controllerPort = FreePorts.next();
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(id -> {
                    int brokerPort = id == 1 && port != 0 ? port : FreePorts.next();
                    Map<String, String> settings = common(brokers, controllerPort);
                    settings.putAll(id == 1 ? combined(brokerPort, controllerPort) : brokerOnly(brokerPort));
                    settings.put("node.id", Integer.toString(id));
                    settings.put("log.dirs", folder.resolve("node-" + id).toString());
                    extras.listeners().forEach((name, protocol) -> addListener(settings, name, protocol));
                    settings.putAll(extras.settings());
                    return new Node(id, HOST, brokerPort, settings);
                })
                .toList();
    }

    private static void addListener(Map<String, String> settings, String name, String protocol) {
        settings.merge("listeners", name + "://" + HOST + ":" + FreePorts.next(), Layout::commaBetween);
        settings.merge("listener.security.protocol.map", name + ":" + protocol, Layout::commaBetween);
    }

    private static String commaBetween(String first, String second) {
        return first + "," + second;
    }

    private static Map<String, String> combined(int brokerPort, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "listeners",
                "CLIENT://" + HOST + ":" + brokerPort + ",CONTROLLER://" + HOST + ":" + controllerPort);
    }

    private static Map<String, String> brokerOnly(int brokerPort) {
        return Map.of("process.roles", "broker", "listeners", "CLIENT://" + HOST + ":" + brokerPort);
    }

    private static Map<String, String> common(int brokers, int controllerPort) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "controller.quorum.voters", "1@" + HOST + ":" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "CLIENT",
                "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                // The default takes 128 MiB of the host's heap.
                "log.cleaner.dedupe.buffer.size", "2097152"));
        settings.putAll(internalTopics(brokers));
        if (brokers > 1) {
            // By default a restarted broker waits 9 s for its own former registration to expire. A single one does not,
            // and with these it would lose its registration when the machine is busy.
            settings.put("broker.heartbeat.interval.ms", "200");
            settings.put("broker.session.timeout.ms", "1500");
        }
        return settings;
    }

    private static Map<String, String> internalTopics(int brokers) {
        String replicas = Integer.toString(Math.min(3, brokers));
        String inSync = brokers >= 3 ? "2" : "1";
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", inSync,
                "offsets.topic.replication.factor", replicas,
                // Fifty of each by default, which makes the first use of a group or a transaction slow.
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync,
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync);
    }
}
