package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class QuantileRanksTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/quantile-ranks.csv", delimiter = '|')
    void ranksOfTheNinetyNinthPercentile(long values, long atLeast, String atMost) {
        QuantileRanks ranks = QuantileRanks.of(values, 0.99, 0.05);

        assertThat(ranks.beyondAtLeast()).isEqualTo(atLeast);
        if (!atMost.equals("*")) {
            assertThat(ranks.beyondAtMost()).isEqualTo(Long.parseLong(atMost));
        }
    }

    @Test
    void ranksAreWhatTheirDefinitionSays() {
        double target = Math.log(40);
        for (long count = 1; count <= 600; count++) {
            long values = count;
            for (double quantile : new double[] {0.5, 0.9, 0.99}) {
                double share = 1 - quantile;
                long atLeast = LongStream.rangeClosed(0, values)
                        .filter(k -> Ladder.BELOW.lnEvidence((double) values, (double) k, share) < target)
                        .findFirst()
                        .orElseThrow();
                long atMost = LongStream.rangeClosed(0, values)
                        .filter(k -> Ladder.ABOVE.lnEvidence((double) values, (double) k, share) < target)
                        .max()
                        .orElseThrow();
                assertThat(QuantileRanks.of(values, quantile, 0.05)).isEqualTo(new QuantileRanks(atLeast, atMost));
            }
        }
    }

    @Test
    void noValuesBoundNothing() {
        assertThat(QuantileRanks.of(0, 0.99, 0.05)).isEqualTo(new QuantileRanks(0, 0));
    }
}
