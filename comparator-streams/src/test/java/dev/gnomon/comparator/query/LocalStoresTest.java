package dev.gnomon.comparator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.MigrationRates;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalStoresTest {

    private final FakeLocal here = new FakeLocal();
    private final StoreRates rates = new StoreRates(this::best);

    @Test
    void theOwnerFindsAMigrationAndListsPageByPage() {
        here.own("a", "b", "c");

        assertThat(names(rates.of("b"))).containsExactly("b");
        assertThat(names(rates.of("ab"))).isEmpty();
        assertThat(names(rates.after("", 2))).containsExactly("a", "b");
        assertThat(names(rates.after("b", 2))).containsExactly("c");
        assertThat(rates.of("b").staleness()).isNull();
        assertThat(here.stores().hasRates()).isTrue();
    }

    @Test
    void aCopySaysHowFarBehindItIs() {
        here.copy(new Staleness(7, 2), "a");

        assertThat(rates.of("a").staleness()).isEqualTo(new Staleness(7, 2));
        assertThat(here.stores().hasRates()).isFalse();
    }

    @Test
    void whatIsMissingInACopyMayBeThereAllTheSame() {
        here.copy(new Staleness(7, 2), "a");

        assertThatThrownBy(() -> rates.of("b").firstOrCertainlyNone())
                .isInstanceOf(IncompleteAnswerException.class)
                .hasMessageContaining("7 changes behind");
    }

    @Test
    void anInstanceThatHasNothingDoesNotAnswer() {
        assertThatThrownBy(() -> rates.of("a"))
                .isInstanceOf(IncompleteAnswerException.class)
                .hasMessage("the rates cannot be read here");
    }

    @Test
    void anOwnerThatHasNotReadWhatItsPredecessorReadDoesNotAnswer() {
        here.catchingUp("a");

        assertThatThrownBy(() -> rates.of("a")).isInstanceOf(IncompleteAnswerException.class);
    }

    @Test
    void doesNotAnswerWhenTheStoreLeavesWhileItIsRead() {
        here.own("a", "b");
        here.rates().leaveAfterReading(1);

        assertThatThrownBy(() -> rates.after("", 10)).isInstanceOf(IncompleteAnswerException.class);
    }

    private <V> Reading<org.apache.kafka.streams.KeyValue<String, V>> best(Scan<V> scan) {
        return here.stores().best(scan);
    }

    private static List<String> names(Reading<MigrationRates> page) {
        return page.values().stream().map(MigrationRates::getMigration).toList();
    }
}
