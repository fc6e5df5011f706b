package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.comparator.pairing.Bounds;
import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/**
 * The comparator's topology. It joins three sub-topologies: {@link PairingTopology pairing}, {@link RatesTopology rates} and
 * {@link ControlTopology control}.
 *
 * <pre>
 * old-results, new-results -> pairing -> discrepancies
 *                                    \-> dead-letters
 *                                    \-> counts -> (by migration) -> rates -> mismatch-rates
 * </pre>
 *
 * <p>Building it touches no network.
 */
public final class ComparatorTopology {

    /** How many partitions the rates have. */
    public static final int RATES_PARTITIONS = RatesTopology.PARTITIONS;

    /** How many partitions the control has: commands are few, and one place decides them all. */
    public static final int CONTROL_PARTITIONS = 1;

    private final Topics topics;
    private final TopologyPorts ports;
    private final Guards guards;
    private final PairingTopology pairing;
    private final RatesTopology rates;
    private final ControlTopology control;
    private final StateMachine machine = new StateMachine(PromotionGate.REASON_IS_ENOUGH);

    /** A topology that is not built yet. */
    public ComparatorTopology(Topics topics, PairingConfig config, TopologyPorts ports) {
        this.topics = topics;
        this.ports = ports;
        guards = new Guards(new DeadLetters(ports.clock()), new Suspects(), new NamedCounts(Bounds.CUT_FIELDS));
        pairing = new PairingTopology(topics, config, ports, guards);
        rates = new RatesTopology(topics, ports);
        control = new ControlTopology(topics, ports, machine, guards);
    }

    /** The topic in which counts go from the pairing to the rates; what was read of it is deleted. */
    public static String repartitionTopic(String applicationId) {
        return RatesTopology.repartitionTopic(applicationId);
    }

    /** The topics that Kafka Streams creates and keeps for this topology. */
    public static List<String> internalTopics(String applicationId) {
        return Stream.concat(
                        Stream.of(repartitionTopic(applicationId)),
                        StateStores.LOGGED.stream().map(store -> applicationId + "-" + store.name() + "-changelog"))
                .toList();
    }

    /** What decides commands, to be asked what it would decide. */
    public StateMachine machine() {
        return machine;
    }

    /** How many records went to the dead letters since the start of this process. For any thread. */
    public long deadLetters() {
        return guards.deadLetters().count();
    }

    /** The same by reason. For any thread. */
    public Map<String, Long> deadLettersByReason() {
        return guards.deadLetters().byReason();
    }

    /** How many observations had a field cut, by field. For any thread. */
    public Map<String, Long> cutFields() {
        return guards.cutFields().all();
    }

    /** Who is to be told of records whose results cannot be written. */
    public Suspects suspects() {
        return guards.suspects();
    }

    /**
     * How many records of each result topic all instances together had still to read when that was last known. A topic is
     * left out while nothing is known about it. For any thread.
     */
    public Map<String, Long> unread() {
        Map<String, Long> unread = new TreeMap<>();
        for (String topic : List.of(topics.oldResults(), topics.newResults())) {
            for (int partition = 0; partition < ports.partitions(); partition++) {
                InputProgress.Extent extent = ports.progress().of(new TopicPartition(topic, partition));
                if (extent != null) {
                    unread.merge(topic, extent.unread(), Long::sum);
                }
            }
        }
        return unread;
    }

    /**
     * Whether the task in this process that owns {@code store} has read all that its predecessor may have read, so that
     * what it shows is never less than what was shown before. For any thread.
     */
    public boolean isCurrent(String store) {
        return store.equals(StateStores.RATES.name()) ? rates.isCurrent() : control.isCurrent();
    }

    /** The topology, to be run by one Kafka Streams client. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        rates.addTo(builder, pairing.addTo(builder));
        control.addTo(builder);
        Topology topology = builder.build();
        control.addSinks(topology);
        pairing.addSinks(topology);
        return topology;
    }
}
