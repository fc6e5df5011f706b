package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** The least that Kafka Streams can do: decode every observation, and count. No state, no output. */
final class PassthroughTopology {

    private PassthroughTopology() {}

    static Topology build(Topics topics) {
        return new Topology()
                .addSource(
                        "observations",
                        Serdes.String().deserializer(),
                        Codec.of(Observation.class).deserializer(),
                        topics.oldResults(),
                        topics.newResults())
                .addProcessor("count", Count::new, "observations");
    }

    private static final class Count implements Processor<String, Observation, Void, Void> {

        private long count;

        @Override
        public void process(Record<String, Observation> observation) {
            count++;
        }

        @Override
        public String toString() {
            return "Count[" + count + "]";
        }
    }
}
