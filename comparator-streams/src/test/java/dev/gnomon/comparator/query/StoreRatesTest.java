package dev.gnomon.comparator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.comparator.query.RatesQuery.Coverage;
import dev.gnomon.schemas.MigrationRates;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;

class StoreRatesTest {

    private final List<FakeStore> stores = new ArrayList<>(List.of(new FakeStore(), new FakeStore(), new FakeStore()));
    private final StoreRates rates = new StoreRates(this::store, 3);

    @Test
    void findsAMigrationInWhicheverPartitionItIs() {
        stores.get(2).put("quote-v2");

        assertThat(rates.of("quote-v2"))
                .extracting(MigrationRates::getMigration)
                .isEqualTo("quote-v2");
        assertThat(rates.of("nobody")).isNull();
    }

    @Test
    void listsAllPartitionsInOneOrderPageByPage() {
        stores.get(0).put("a");
        stores.get(0).put("d");
        stores.get(1).put("c");
        stores.get(2).put("b");
        stores.get(2).put("e");

        assertThat(names(rates.after("", 2))).containsExactly("a", "b");
        assertThat(names(rates.after("b", 2))).containsExactly("c", "d");
        assertThat(names(rates.after("d", 2))).containsExactly("e");
        assertThat(names(rates.after("e", 2))).isEmpty();
    }

    @Test
    void doesNotAnswerWhenAPartitionIsElsewhere() {
        stores.get(0).put("a");
        stores.get(1).leave();

        assertThatThrownBy(() -> rates.of("a"))
                .isInstanceOfSatisfying(
                        IncompleteAnswerException.class,
                        incomplete -> assertThat(incomplete.coverage()).isEqualTo(new Coverage(2, 3)));
        assertThatThrownBy(() -> rates.after("", 10)).isInstanceOf(IncompleteAnswerException.class);
        assertThat(rates.coverage()).isEqualTo(new Coverage(2, 3));
    }

    @Test
    void doesNotAnswerWhenAPartitionLeavesWhileItIsRead() {
        stores.get(0).put("a");
        stores.get(0).put("b");
        stores.get(0).leaveAfterReading(1);

        assertThatThrownBy(() -> rates.after("", 10)).isInstanceOf(IncompleteAnswerException.class);
    }

    private FakeStore store(int partition) {
        FakeStore store = stores.get(partition);
        if (store.hasLeft()) {
            throw new InvalidStateStoreException("partition " + partition + " is elsewhere");
        }
        return store;
    }

    private static List<String> names(List<MigrationRates> page) {
        return page.stream().map(MigrationRates::getMigration).toList();
    }
}
