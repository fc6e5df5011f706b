package dev.gnomon.comparator.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

@SuppressWarnings("EnumOrdinal") // a number of its own for each
class CounterTest {

    @Test
    void everyNumberOfTheSchemasIsACounter() {
        List<String> counters =
                Arrays.stream(Counter.values()).map(Counter::field).toList();

        assertThat(numbersOf(PartitionRates.getClassSchema())).containsExactlyInAnyOrderElementsOf(counters);
        assertThat(numbersOf(MigrationRates.getClassSchema())).containsExactlyInAnyOrderElementsOf(counters);
    }

    @Test
    void everyCounterOfEveryPartitionIsInTheSum() {
        Tally first = tally(1);
        Tally second = tally(100);

        MigrationRates sum = RatesSum.of("m", List.of(first.snapshot(0), second.snapshot(1)), 0);

        for (Counter counter : Counter.values()) {
            assertThat(counter.of(sum)).as(counter.field()).isEqualTo(101 + 101L * counter.ordinal());
        }
    }

    private static Tally tally(int factor) {
        Tally tally = new Tallies().of("m");
        for (Counter counter : Counter.values()) {
            tally.count(counter, factor * (1 + counter.ordinal()));
        }
        return tally;
    }

    private static List<String> numbersOf(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.LONG)
                .filter(field -> field.schema().getLogicalType() == null)
                .map(Schema.Field::name)
                .toList();
    }
}
