package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {

    @Test
    void eachVerdictKeepsItsOwnCount() {
        Rates rates = Rates.of(new Counts(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));

        assertThat(rates.verdicts().values()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(rates.verdicts().keySet()).containsExactly(Verdict.values());
        assertThat(rates.count(Verdict.MISSING_OLD)).isEqualTo(7);
        assertThat(rates.judged()).isEqualTo(45);
    }

    @Test
    void ratesAreSharesOfWhatWasComparedOrExpected() {
        Rates rates = Rates.of(new Counts(80L, 10L, 5L, 3L, 2L, 15L, 10L, 4L, 1L));

        assertThat(rates.compared()).isEqualTo(100);
        assertThat(rates.mismatchRate()).isEqualTo(0.10);
        assertThat(rates.newFailureRate()).isEqualTo(0.05);
        assertThat(rates.missingRate()).isEqualTo(25.0 / 125);
    }

    @Test
    void noTrafficIsNotARateOfZero() {
        Rates nothing = new Rates(Map.of());

        assertThat(nothing.mismatchRate()).isNull();
        assertThat(nothing.newFailureRate()).isNull();
        assertThat(nothing.missingRate()).isNull();
    }

    @Test
    void whatCouldNotBeComparedIsInNoRate() {
        Rates rates = new Rates(Map.of(Verdict.NOT_COMPARABLE, 5L, Verdict.EXCLUDED, 5L));

        assertThat(rates.mismatchRate()).isNull();
        assertThat(rates.missingRate()).isNull();
        assertThat(rates.judged()).isEqualTo(10);
    }

    @Test
    void onlyMissingHasAMissingRateOfOne() {
        Rates rates = new Rates(Map.of(Verdict.MISSING_NEW, 3L));

        assertThat(rates.missingRate()).isEqualTo(1.0);
        assertThat(rates.mismatchRate()).isNull();
    }
}
