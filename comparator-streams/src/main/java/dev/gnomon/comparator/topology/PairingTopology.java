package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The sub-topology {@code pairing}, with one task for each partition of the result topics.
 *
 * <pre>
 * old-results, new-results -> pairing -> discrepancies
 *                                    \-> dead-letters
 *                                    \-> counts
 * </pre>
 */
final class PairingTopology {

    private static final String PAIRING = "pairing";

    final Topics topics;
    final PairingConfig config;
    final TopologyPorts ports;
    final Guards guards;
    final CommitSignal commits = new CommitSignal();
    final ClockWarning clockWarning;

    PairingTopology(Topics topics, PairingConfig config, TopologyPorts ports, Guards guards) {
        this.topics = topics;
        this.config = config;
        this.ports = ports;
        this.guards = guards;
        clockWarning = new ClockWarning(ports.clock());
    }

    /** Adds all but the ends, and gives the counts, by migration. */
    KStream<Object, Object> addTo(StreamsBuilder builder) {
        builder.addStateStore(commits.builder());
        builder.addStateStore(StateStores.JOURNAL.builder());
        builder.addStateStore(StateStores.PARKED.builder());
        builder.addStateStore(StateStores.COUNTS.builder());
        return builder.stream(
                        List.of(topics.oldResults(), topics.newResults()),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new ArrivalTimestamps())
                                .withName("results"))
                .process(
                        () -> new PairingProcessor(context -> new PairingTask(this, context), guards.suspects()),
                        Named.as(PAIRING),
                        CommitSignal.STORE,
                        StateStores.JOURNAL.name(),
                        StateStores.PARKED.name(),
                        StateStores.COUNTS.name());
    }

    /** Adds the ends, which the builder has no way to add. */
    void addSinks(Topology topology) {
        var events = ports.framing().serializer(Codec.of(Discrepancy.class));
        topology.addSink(
                PairingTask.DISCREPANCIES,
                topics.discrepancies(),
                Serdes.String().serializer(),
                events,
                PAIRING);
        var bytes = Serdes.ByteArray().serializer();
        topology.addSink(PairingTask.DEAD_LETTERS, topics.deadLetters(), bytes, bytes, PAIRING);
    }
}
