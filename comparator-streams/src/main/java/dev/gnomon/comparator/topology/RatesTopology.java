package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The sub-topology {@code rates}, which puts the counts of all pairing tasks together.
 *
 * <pre>
 * counts -> (by migration) -> rates -> mismatch-rates
 * </pre>
 */
final class RatesTopology {

    /** What the tasks hand on is little, and one place then knows everything. */
    static final int PARTITIONS = 1;

    private static final String COUNTS_BY_MIGRATION = "counts-by-migration";

    private final Topics topics;
    private final TopologyPorts ports;
    private final Takeover takeover = new Takeover();
    private final ForeignRates foreign;

    RatesTopology(Topics topics, TopologyPorts ports) {
        this.topics = topics;
        this.ports = ports;
        foreign = new ForeignRates(ports.clock());
    }

    /** The topic in which counts come here from the pairing; what was read of it is deleted. */
    static String repartitionTopic(String applicationId) {
        return applicationId + "-" + COUNTS_BY_MIGRATION + "-repartition";
    }

    /** Whether the task in this process has read all that its predecessor may have read. For any thread. */
    boolean isCurrent() {
        return takeover.isOver();
    }

    /** Puts together what {@code counts} hands on, by migration. */
    void addTo(StreamsBuilder builder, KStream<Object, Object> counts) {
        builder.addStateStore(StateStores.PARTITION_RATES.builder());
        builder.addStateStore(StateStores.RATES.builder());
        Codec<MigrationRates> rates = Codec.of(MigrationRates.class);
        counts.map(
                        (migration, partition) -> KeyValue.pair((String) migration, (PartitionRates) partition),
                        Named.as(PairingTask.COUNTS))
                .repartition(Repartitioned.with(Serdes.String(), Codec.of(PartitionRates.class))
                        .withNumberOfPartitions(PARTITIONS)
                        .withName(COUNTS_BY_MIGRATION))
                .process(
                        () -> new RatesProcessor(ports.clock(), takeover, foreign),
                        Named.as("rates"),
                        StateStores.PARTITION_RATES.name(),
                        StateStores.RATES.name())
                .to(
                        topics.mismatchRates(),
                        Produced.with(
                                        Serdes.String(),
                                        Serdes.serdeFrom(ports.framing().serializer(rates), rates.deserializer()))
                                .withName("mismatch-rates"));
    }
}
