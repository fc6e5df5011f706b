package dev.gnomon.comparator.app;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.comparator.topology.InputProgress;
import dev.gnomon.comparator.topology.ObservationLog;
import org.apache.kafka.streams.Topology;

/** Gives the topology the parts that reach out to Kafka. */
final class Wiring {

    private final ComparatorConfig config;

    Wiring(ComparatorConfig config) {
        this.config = config;
    }

    /** The topology; what it needs closed is put on {@code parts}. */
    Topology topology(ClosingStack parts) {
        InputProgress progress = parts.push((InputProgress) () -> {});
        ObservationLog log = parts.push((ObservationLog) () -> {});
        return new ComparatorTopology(config.topics().names(), config.pairing(), progress, log).build();
    }
}
