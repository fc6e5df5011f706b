package dev.gnomon.benchmarks.variant;

import static org.apache.kafka.streams.StreamsConfig.AT_LEAST_ONCE;
import static org.apache.kafka.streams.StreamsConfig.EXACTLY_ONCE_V2;

import java.util.Map;
import org.apache.kafka.streams.Topology;

/** Makes the variant that a specification asks for. */
final class Variants {

    private Variants() {}

    static Variant create(VariantSpec spec) {
        return switch (spec.variant()) {
            case CONSUMER -> new ConsumerVariant(spec.input());
            case PASSTHROUGH -> passthrough(spec);
            case DSL_OUTER_ALOS -> dsl(spec, AT_LEAST_ONCE);
            case DSL_OUTER_EOS -> dsl(spec, EXACTLY_ONCE_V2);
            case GNOMON_EOS -> new GnomonVariant(spec);
        };
    }

    private static Variant passthrough(VariantSpec spec) {
        Topology topology = PassthroughTopology.build(spec.input().topics());
        return new StreamsVariant(topology, StreamsSetup.settings(spec, EXACTLY_ONCE_V2), running -> Map.of());
    }

    private static Variant dsl(VariantSpec spec, String guarantee) {
        Topology topology = DslTopology.build(spec.input());
        return new StreamsVariant(topology, StreamsSetup.settings(spec, guarantee), DslTopology::verdicts);
    }
}
