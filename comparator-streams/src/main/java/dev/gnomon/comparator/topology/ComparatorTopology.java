package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** Builds the topology. */
public final class ComparatorTopology {

    private final Topics topics;

    /** The parts that the topology is made of. */
    public ComparatorTopology(Topics topics, PairingConfig pairing, InputProgress progress, ObservationLog log) {
        this.topics = topics;
    }

    /** The topology; building it touches no network. */
    public Topology build() {
        var bytes = Serdes.ByteArray().deserializer();
        return new Topology()
                .addSource("results", bytes, bytes, topics.oldResults(), topics.newResults())
                .addProcessor("pair", Pair::new, "results")
                .addStateStore(Stores.RATES.builder(), "pair");
    }

    private static final class Pair implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> observation) {}
    }
}
