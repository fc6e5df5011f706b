package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The comparator's topology, in three sub-topologies: {@code pairing}, one task for each partition of the result topics;
 * {@code rates}, which puts the tasks' counts together; and {@link ControlTopology control}, which decides commands.
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

    /** How many partitions the rates have: what tasks hand on is little, and one place knows everything. */
    public static final int RATES_PARTITIONS = 1;

    /** How many partitions the control has: commands are few, and one place decides them all. */
    public static final int CONTROL_PARTITIONS = 1;

    private static final String PAIRING = "pairing";
    private static final String COUNTS_BY_MIGRATION = "counts-by-migration";

    private final Topics topics;
    private final PairingConfig pairing;
    private final Surroundings surroundings;
    private final DeadLetters deadLetters;
    private final NamedCounts cutFields = new NamedCounts();
    private final Suspects suspects = new Suspects();
    private final ForeignRates foreignRates;
    private final Takeover ratesTaken = new Takeover();
    private final Takeover controlTaken = new Takeover();
    private final StateMachine machine = new StateMachine(PromotionGate.REASON_IS_ENOUGH);

    /** A topology that is not built yet. */
    public ComparatorTopology(Topics topics, PairingConfig pairing, Surroundings surroundings) {
        this.topics = topics;
        this.pairing = pairing;
        this.surroundings = surroundings;
        this.deadLetters = new DeadLetters(surroundings.clock());
        this.foreignRates = new ForeignRates(surroundings.clock());
    }

    /** The topic in which counts go from the pairing to the rates; what was read of it is deleted. */
    public static String repartitionTopic(String applicationId) {
        return applicationId + "-" + COUNTS_BY_MIGRATION + "-repartition";
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
        return deadLetters.count();
    }

    /** The same by reason. For any thread. */
    public Map<String, Long> deadLettersByReason() {
        return deadLetters.byReason();
    }

    /** How many observations were taken of which a field was cut, by field. For any thread. */
    public Map<String, Long> cutFields() {
        return cutFields.all();
    }

    /** Who is to be told of records whose results cannot be written. */
    public Suspects suspects() {
        return suspects;
    }

    /**
     * How many records of each result topic, on all instances together, had not been read when that was last known; a topic
     * of which nothing is known yet is left out. For any thread.
     */
    public Map<String, Long> unread() {
        Map<String, Long> unread = new TreeMap<>();
        for (String topic : List.of(topics.oldResults(), topics.newResults())) {
            for (int partition = 0; partition < surroundings.partitions(); partition++) {
                InputProgress.Extent extent = surroundings.progress().of(new TopicPartition(topic, partition));
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
        return (store.equals(StateStores.RATES.name()) ? ratesTaken : controlTaken).isOver();
    }

    /** The topology, to be run by one Kafka Streams client. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        addRates(builder, addPairing(builder));
        ControlTopology control = new ControlTopology(
                topics,
                new ControlTopology.Parts(
                        machine, surroundings, new ControlTopology.Guards(deadLetters, suspects), controlTaken));
        control.addTo(builder);
        Topology topology = builder.build();
        control.addSinks(topology);
        topology.addSink(
                PairingTask.DISCREPANCIES,
                topics.discrepancies(),
                Serdes.String().serializer(),
                surroundings.framing().serializer(Codec.of(Discrepancy.class)),
                PAIRING);
        topology.addSink(
                PairingTask.DEAD_LETTERS,
                topics.deadLetters(),
                Serdes.ByteArray().serializer(),
                Serdes.ByteArray().serializer(),
                PAIRING);
        return topology;
    }

    private KStream<Object, Object> addPairing(StreamsBuilder builder) {
        CommitSignal commits = new CommitSignal();
        builder.addStateStore(commits.builder());
        builder.addStateStore(StateStores.JOURNAL.builder());
        builder.addStateStore(StateStores.PARKED.builder());
        builder.addStateStore(StateStores.COUNTS.builder());
        ClockWarning clockWarning = new ClockWarning(surroundings.clock());
        PairingTask.Shared shared =
                new PairingTask.Shared(topics, pairing, surroundings, commits, deadLetters, cutFields, clockWarning);
        return builder.stream(
                        List.of(topics.oldResults(), topics.newResults()),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new ArrivalTimestamps())
                                .withName("results"))
                .process(
                        () -> new PairingProcessor(context -> new PairingTask(shared, context), suspects),
                        Named.as(PAIRING),
                        CommitSignal.STORE,
                        StateStores.JOURNAL.name(),
                        StateStores.PARKED.name(),
                        StateStores.COUNTS.name());
    }

    private void addRates(StreamsBuilder builder, KStream<Object, Object> found) {
        builder.addStateStore(StateStores.PARTITION_RATES.builder());
        builder.addStateStore(StateStores.RATES.builder());
        Codec<MigrationRates> rates = Codec.of(MigrationRates.class);
        found.map(
                        (migration, counts) -> KeyValue.pair((String) migration, (PartitionRates) counts),
                        Named.as(PairingTask.COUNTS))
                .repartition(Repartitioned.with(Serdes.String(), Codec.of(PartitionRates.class))
                        .withNumberOfPartitions(RATES_PARTITIONS)
                        .withName(COUNTS_BY_MIGRATION))
                .process(
                        () -> new RatesProcessor(surroundings.clock(), ratesTaken, foreignRates),
                        Named.as("rates"),
                        StateStores.PARTITION_RATES.name(),
                        StateStores.RATES.name())
                .to(
                        topics.mismatchRates(),
                        Produced.with(
                                        Serdes.String(),
                                        Serdes.serdeFrom(
                                                surroundings.framing().serializer(rates), rates.deserializer()))
                                .withName("mismatch-rates"));
    }
}
