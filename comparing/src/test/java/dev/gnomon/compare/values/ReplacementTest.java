package dev.gnomon.compare.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.compare.json.Json;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(sig|exp)=[^&]* $1= ?id=1&sig=aaa&exp=1 ?id=1&sig=&exp=",
                "(?P<k>a)(b)? ${k}$2. abxa ab.xa.",
                "a \\$1 xax x$1x",
                "(a)(b)? $2 xaab xb",
                "x* - abc -a-b-c-",
                "q - abc abc"
            })
    void everyMatchIsReplaced(String expression, String replacement, String text, String expected) {
        assertThat(replaced(expression, replacement, text)).isEqualTo(expected);
    }

    @Test
    void groupsFollowedByDigitsAreWrittenInBraces() {
        assertThat(replaced("(?P<year>\\d{4})", "${year}0", "2024")).isEqualTo("20240");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a**",
                "(?<=a)b",
                "\\1",
                "a{1001}",
                "(a{1000}){10}",
                "(((a{100}){100}){100}){100}",
                "([ab]{900}|\\Q(\\E{900}){9}",
                "[[:alpha:]{}]{999}(x{9}){999}"
            })
    void expressionsThatAreWrongOrTooLargeAreRefused(String expression) {
        assertThatThrownBy(() -> Replacement.of(expression, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expression");
    }

    @Test
    void groupsThatNestDeeplyAreRefused() {
        assertThatThrownBy(() -> Replacement.of("(".repeat(20_000) + "a" + ")".repeat(20_000), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "${name}", "$", "${", "$99999999999"})
    void groupsThatDoNotExistAreRefused(String replacement) {
        assertThatThrownBy(() -> Replacement.of("a", replacement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replacement");
    }

    @Test
    void oneSearchTakesTimeLinearInTheText() {
        long once = steps("(x+x+)+y", "x".repeat(10_000));
        long twice = steps("(x+x+)+y", "x".repeat(20_000));

        assertThat(twice).isBetween(once, once * 3);
    }

    @Test
    void searchesThatReadOnToTheEndEachTimeSpendTheirBudget() {
        String text = "a".repeat(1_000_000);
        AtomicLong left = new AtomicLong(20L * text.length());
        Work budget = steps -> {
            if (left.addAndGet(-steps) < 0) {
                throw new IllegalStateException("spent");
            }
        };
        Replacement quadratic = Replacement.of("a(.*b)?", "");

        assertThatThrownBy(() -> quadratic.apply(Json.string(text), budget)).hasMessage("spent");
    }

    @Test
    void whatWouldGrowBeyondAllBoundsStaysAsItIs() {
        String text = "a".repeat(100_000);

        assertThat(replaced("a", "b".repeat(10_000), text)).isEqualTo(text);
    }

    private static String replaced(String expression, String replacement, String text) {
        Json value = Replacement.of(expression, replacement).apply(Json.string(text), Work.UNCOUNTED);
        return ((dev.gnomon.compare.json.JsonScalar) value).text();
    }

    private static long steps(String expression, String text) {
        AtomicLong steps = new AtomicLong();
        Replacement.of(expression, "").apply(Json.string(text), steps::addAndGet);
        return steps.get();
    }
}
