package dev.gnomon.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A real Kafka in this process: one broker, or a small cluster.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
 *     connectTo(kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 only, creates no topic by itself, and keeps its data in the folder, so that a later start
 * on the same folder finds it again. The folder belongs to the caller, and must not be deleted before {@link #close}:
 * Kafka halts the process when it loses its log.
 *
 * <p>Node 1 is broker and controller, the others are brokers only. A node that was stopped comes back on the port that
 * it had. Kafka logs through SLF4J, to the loggers {@code kafka}, {@code org.apache.kafka} and {@code
 * state.change.logger}: at INFO one boot is 1,700 lines.
 *
 * <p>Safe for use by several threads; starting and stopping are done one after the other.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int START_ATTEMPTS = 5;

    private final List<Node> nodes;

    private EmbeddedKafka(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts one broker on free ports, and returns when it can be used.
     *
     * @param folder where it keeps its data; made where it is missing
     * @throws IllegalStateException if it cannot be started
     */
    public static EmbeddedKafka start(Path folder) {
        return in(folder).start();
    }

    /** A Kafka with its data in {@code folder}, still to be set up and started. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** The addresses of all brokers, stopped ones included, as clients want them: host:port,host:port. */
    public String bootstrapServers() {
        return nodes.stream().map(Node::address).collect(Collectors.joining(","));
    }

    /**
     * The addresses of one listener of all brokers.
     *
     * @throws IllegalArgumentException if there is no such listener
     */
    public String bootstrapServers(String listener) {
        return nodes.stream().map(node -> node.address(listener)).collect(Collectors.joining(","));
    }

    /** Stops every node; clients see the connections break. Does nothing where nothing runs. */
    public synchronized void stop() {
        // The controller last: a broker takes leave of it.
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).stop();
        }
    }

    /**
     * Starts what is stopped, on the same ports and with the data it had.
     *
     * @throws IllegalStateException if a node cannot be started
     */
    public synchronized void restart() {
        Node.startAll(nodes);
    }

    /**
     * Stops one node.
     *
     * @param node its number, from 1; stopping node 1, the controller, leaves the others without one
     */
    public synchronized void stop(int node) {
        nodeWith(node).stop();
    }

    /**
     * Starts a stopped node on the same port and with the data it had.
     *
     * @param node its number, from 1
     * @throws IllegalStateException if it cannot be started
     */
    public synchronized void restart(int node) {
        Node.startAll(List.of(nodeWith(node)));
    }

    /** Stops every node. The data stays in the folder. */
    @Override
    public void close() {
        stop();
    }

    private Node nodeWith(int number) {
        return nodes.get(Objects.checkIndex(number - 1, nodes.size()));
    }

    /** How a Kafka shall be set up. Not for use by several threads. */
    public static final class Builder {

        private final Path folder;
        private final Map<String, String> settings = new HashMap<>();
        private final Map<String, String> listeners = new HashMap<>();
        private int brokers = 1;
        private int port;

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * How many brokers, 1 to 9; with three and more, topics have three replicas by default and need two.
         *
         * @throws IllegalArgumentException if out of range
         */
        public Builder brokers(int count) {
            if (count < 1 || count > 9) {
                throw new IllegalArgumentException("brokers must be between 1 and 9, not " + count);
            }
            brokers = count;
            return this;
        }

        /**
         * The port of the first broker; the others, and every broker where this is not set, take free ones.
         *
         * @param number 1 to 65535, or 0 for a free one
         * @throws IllegalArgumentException if out of range
         */
        public Builder port(int number) {
            if (number < 0 || number > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535, not " + number);
            }
            port = number;
            return this;
        }

        /** One more broker setting, or another value for one, on every node. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /**
         * One more listener on 127.0.0.1 and a free port, beside the one without any security; see {@link
         * EmbeddedKafka#bootstrapServers(String)}. What it needs is said by settings that begin with {@code
         * listener.name.}, its name in small letters, and a dot.
         *
         * @param name capital letters, such as SCRAM
         * @param securityProtocol as Kafka names it: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
         */
        public Builder listener(String name, String securityProtocol) {
            listeners.put(name, securityProtocol);
            return this;
        }

        /**
         * Starts it, and returns when every broker can be used.
         *
         * @throws IllegalStateException if it cannot be started; nothing is left running then
         */
        public EmbeddedKafka start() {
            for (int attempt = 1; ; attempt++) {
                try {
                    List<Node> nodes = Layout.of(folder, brokers, port, new Layout.Extras(settings, listeners));
                    Node.startAll(nodes);
                    return new EmbeddedKafka(nodes);
                } catch (PortTakenException taken) {
                    // Somebody was quicker with one of the ports that were free a moment ago.
                    if (attempt == START_ATTEMPTS || taken.port() == port) {
                        throw taken;
                    }
                }
            }
        }
    }
}
