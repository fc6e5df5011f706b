package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;

/** Compares to the digits that are printed. */
final class Digits {

    private Digits() {}

    static void assertSame(double actual, String printed) {
        BigDecimal expected = new BigDecimal(printed);
        assertThat(actual)
                .isCloseTo(expected.doubleValue(), within(expected.ulp().doubleValue() * 0.5000001));
    }
}
