package dev.gnomon.benchmarks.switching;

import dev.gnomon.embedded.TopicContents;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;

/** Reads every observation there is, and holds its mode against the one that its epoch stands for. */
final class EpochCheck {

    private final Map<Long, Mode> modeOf;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private long observations;
    private long wrong;

    /** Modes by the epochs that the comparator gave them. */
    EpochCheck(Map<Long, Mode> modeOf) {
        this.modeOf = Map.copyOf(modeOf);
    }

    void read(String bootstrapServers, Topics topics) {
        for (Side side : List.of(Side.OLD, Side.NEW)) {
            TopicContents.forEach(
                    bootstrapServers, topics.resultsOf(side), record -> look(codec.decode(record.value())));
        }
    }

    private void look(Observation observation) {
        observations++;
        if (modeOf.get(observation.getEpoch()) != observation.getMode()) {
            wrong++;
        }
    }

    long observations() {
        return observations;
    }

    long wrong() {
        return wrong;
    }
}
