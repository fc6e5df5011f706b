package dev.gnomon.benchmarks.variant;

import dev.gnomon.compare.Judge;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.ValueJoiner;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What the textbook does: join the sides in a window, compare, group by migration, count in windows of a minute. It
 * neither recognises duplicates nor revises what came late; it hands on no discrepancies, which is in its favour.
 */
final class DslTopology {

    private static final String COUNTS = "counts";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private DslTopology() {}

    static Topology build(VariantSpec.Input input) {
        StreamsBuilder builder = new StreamsBuilder();
        Serde<Observation> observations = Codec.of(Observation.class);
        Consumed<String, Observation> consumed = Consumed.with(Serdes.String(), observations);
        Duration window = Duration.ofMillis(input.windowMillis());
        builder.stream(input.topics().oldResults(), consumed)
                .outerJoin(
                        builder.stream(input.topics().newResults(), consumed),
                        new Judging(),
                        JoinWindows.ofTimeDifferenceAndGrace(window, GRACE),
                        StreamJoined.with(Serdes.String(), observations, observations))
                .map((request, judged) ->
                        KeyValue.pair(judged.migration(), judged.verdict().name()))
                .groupByKey(Grouped.with("by-migration", Serdes.String(), Serdes.String()))
                .windowedBy(TimeWindows.ofSizeAndGrace(MINUTE, GRACE))
                .aggregate(
                        Counts::new,
                        (migration, verdict, counts) -> Tally.add(counts, Verdict.valueOf(verdict)),
                        Materialized.<String, Counts, WindowStore<Bytes, byte[]>>as(COUNTS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Codec.of(Counts.class)));
        return builder.build();
    }

    /** What a running instance has counted. */
    static Map<Verdict, Long> verdicts(KafkaStreams running) {
        Map<Verdict, Long> sum = new EnumMap<>(Verdict.class);
        try (KeyValueIterator<Windowed<String>, Counts> all = running.store(
                        StoreQueryParameters.fromNameAndType(COUNTS, QueryableStoreTypes.<String, Counts>windowStore()))
                .all()) {
            all.forEachRemaining(window -> Tally.addTo(sum, window.value));
        }
        return sum;
    }

    private record Judged(String migration, Verdict verdict) {}

    /** Compares as Gnomon does what a window brought together; at least one side is there. */
    private static final class Judging implements ValueJoiner<Observation, Observation, Judged> {

        private final Judge judge = new Judge();

        @Override
        public Judged apply(@Nullable Observation oldSide, @Nullable Observation newSide) {
            if (oldSide == null) {
                return new Judged(Objects.requireNonNull(newSide).getMigration(), Verdict.MISSING_OLD);
            }
            Verdict verdict = newSide == null
                    ? Verdict.MISSING_NEW
                    : judge.judge(oldSide, newSide).verdict();
            return new Judged(oldSide.getMigration(), verdict);
        }
    }
}
