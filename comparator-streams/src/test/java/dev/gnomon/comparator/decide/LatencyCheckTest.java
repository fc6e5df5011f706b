package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyCheckTest {

    private static final LatencyCheck AT_MOST_A_FIFTH_SLOWER = new LatencyCheck(0.99, 1.2);

    @Test
    void boundsAreTheEdgesAtTheirRanks() {
        // 1,000 values: between 3 and 21 of them lie beyond the 99th percentile.
        LatencyCheck.Interval interval =
                AT_MOST_A_FIFTH_SLOWER.interval(new Latencies(new Ramp(1_000, 1), new Ramp(1_000, 2)), 0.05);

        assertThat(interval.oldUpper()).isEqualTo(998.5);
        assertThat(interval.oldLower()).isEqualTo(978.5);
        assertThat(interval.newUpper()).isEqualTo(2 * 998 + 0.5);
        assertThat(interval.newLower()).isEqualTo(2 * 979 - 0.5);
    }

    @Test
    void tooFewValuesHaveNoUpperBound() {
        LatencyCheck.Interval interval =
                AT_MOST_A_FIFTH_SLOWER.interval(new Latencies(new Ramp(437, 1), new Ramp(437, 1)), 0.05);

        assertThat(interval.newUpper()).isInfinite();
        assertThat(AT_MOST_A_FIFTH_SLOWER.open(interval)).isTrue();
        assertThat(AT_MOST_A_FIFTH_SLOWER.held(interval)).isFalse();
        assertThat(AT_MOST_A_FIFTH_SLOWER.exceeded(interval)).isFalse();
    }

    @Test
    void equalSidesAreHeldAndTwiceAsSlowOnesExceed() {
        assertThat(AT_MOST_A_FIFTH_SLOWER.held(of(1))).isTrue();
        assertThat(AT_MOST_A_FIFTH_SLOWER.exceeded(of(1))).isFalse();
        assertThat(AT_MOST_A_FIFTH_SLOWER.held(of(2))).isFalse();
        assertThat(AT_MOST_A_FIFTH_SLOWER.exceeded(of(2))).isTrue();
    }

    private static LatencyCheck.Interval of(double factor) {
        return AT_MOST_A_FIFTH_SLOWER.interval(new Latencies(new Ramp(100_000, 1), new Ramp(100_000, factor)), 0.05);
    }

    /** The values factor, 2 factor, ... in buckets that reach half a unit to both sides. */
    private record Ramp(long count, double factor) implements RankedValues {

        @Override
        public double lowerEdge(long rank) {
            return factor * (count - rank + 1) - 0.5;
        }

        @Override
        public double upperEdge(long rank) {
            return factor * (count - rank + 1) + 0.5;
        }
    }
}
