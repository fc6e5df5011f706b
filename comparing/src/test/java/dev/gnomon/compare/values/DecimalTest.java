package dev.gnomon.compare.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({"1,1.0", "1,10e-1", "100,1e2", "0,-0.00e999999999", "7,+007.", "0.5,.5", "-120,-1.2E+2"})
    void textsOfOneNumberAreEqual(String one, String other) {
        assertThat(decimal(one)).isEqualTo(decimal(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e1",
                "1e",
                "1e+",
                "1e1.5",
                " 1",
                "1 ",
                "0x1",
                "NaN",
                "Infinity",
                "1,000",
                "--1",
                "١"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(Decimal.parse(text)).isNull();
    }

    @Test
    void longTextsAreNoNumbers() {
        assertThat(Decimal.parse("1".repeat(Decimal.MAX_LENGTH + 1))).isNull();
        assertThat(Decimal.parse("1".repeat(Decimal.MAX_LENGTH))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.125,2,0.12",
        "0.135,2,0.14",
        "-0.125,2,-0.12",
        "-0.135,2,-0.14",
        "0.1250000001,2,0.13",
        "2.5,0,2",
        "3.5,0,4",
        "0.5,0,0",
        "0.50001,0,1",
        "19.994,2,19.99",
        "9.995,2,10",
        "1e-999999999,2,0",
        "1e999999999,2,1e999999999"
    })
    void roundingIsHalfEven(String number, int places, String expected) {
        assertThat(decimal(number).rounded(places)).isEqualTo(decimal(expected));
    }

    @Test
    void hostileExponentsStaySmall() {
        String huge = "1e" + "9".repeat(900);

        Decimal product = decimal(huge).times(decimal("100"));

        assertThat(product).isEqualTo(decimal("1e1" + "0".repeat(899) + "1"));
        assertThat(product.rounded(3)).isEqualTo(product);
        assertThat(decimal("1e-" + "9".repeat(900)).rounded(100)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void arithmeticAgreesWithBigDecimal() {
        Random random = new Random(1);
        for (int run = 0; run < 20_000; run++) {
            BigDecimal one = number(random);
            BigDecimal other = number(random);
            int places = random.nextInt(6);

            assertThat(decimal(one.toString()).times(decimal(other.toString())))
                    .isEqualTo(decimal(one.multiply(other).toString()));
            assertThat(decimal(one.toString()).rounded(places))
                    .as("%s to %d places", one, places)
                    .isEqualTo(
                            decimal(one.setScale(places, RoundingMode.HALF_EVEN).toString()));
        }
    }

    @Test
    void distancesAgreeWithBigDecimal() {
        Random random = new Random(2);
        int within = 0;
        for (int run = 0; run < 50_000; run++) {
            BigDecimal one = number(random);
            BigDecimal other = random.nextBoolean()
                    ? number(random)
                    : one.add(number(random).movePointLeft(20));
            BigDecimal limit = random.nextInt(4) == 0
                    ? one.subtract(other).abs()
                    : number(random).abs();
            boolean expected = one.subtract(other).abs().compareTo(limit) <= 0;

            assertThat(DecimalDistance.within(
                            decimal(one.toString()), decimal(other.toString()), decimal(limit.toString())))
                    .as("|%s - %s| <= %s", one, other, limit)
                    .isEqualTo(expected);
            within += expected ? 1 : 0;
        }
        assertThat(within).isBetween(10_000, 40_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1e999999999,1,1e999999999,true",
        "1e999999999,-1,1e999999999,false",
        "1e999999999,1e-999999999,1e999999998,false",
        "1e999999999,1,2e999999999,true",
        "1e-999999999,0,1e-999999999,true",
        "1e-999999999,0,1e-1000000000,false",
        "1e999999999,1e999999999,0,true",
        "1e999999999,1e999999998,1,false"
    })
    void numbersFarApartAreNeverWrittenOut(String one, String other, String limit, boolean within) {
        assertThat(DecimalDistance.within(decimal(one), decimal(other), decimal(limit)))
                .isEqualTo(within);
        assertThat(DecimalDistance.within(decimal(other), decimal(one), decimal(limit)))
                .isEqualTo(within);
    }

    private static BigDecimal number(Random random) {
        BigDecimal digits = BigDecimal.valueOf(random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt());
        return digits.movePointRight(random.nextInt(80) - 40);
    }

    private static Decimal decimal(String text) {
        return Objects.requireNonNull(Decimal.parse(text), text);
    }
}
