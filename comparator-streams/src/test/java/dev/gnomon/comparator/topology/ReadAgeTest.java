package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadAgeTest {

    private final ReadAge age = new ReadAge();

    @Test
    void nothingUnreadHasNoAge() {
        assertThat(age.saw(0, 10, 10)).isZero();
        assertThat(age.saw(60_000, 10, 10)).isZero();
    }

    @Test
    void steadyReadingStaysYoungThoughThereIsAlwaysSomethingUnread() {
        for (long second = 0; second < 100; second++) {
            assertThat(age.saw(second * 1_000, second * 10, second * 10 + 5)).isLessThanOrEqualTo(1_000);
        }
    }

    @Test
    void whatIsNotReadGrowsOldUntilItIsRead() {
        assertThat(age.saw(0, 10, 20)).isZero();
        assertThat(age.saw(30_000, 10, 25)).isEqualTo(30_000);
        assertThat(age.saw(40_000, 20, 25)).isEqualTo(10_000);
        assertThat(age.saw(50_000, 25, 25)).isZero();
    }
}
