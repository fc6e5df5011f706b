package dev.gnomon.compare.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gnomon.compare.json.Json;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {

    @ParameterizedTest
    @CsvSource({"AMBER,Amber", "Σίσυφος,ΣΊΣΥΦΟΣ", "ﬀ,ﬀ", "Å,å", "ẞ,ß", "𐐀,𐐨"})
    void caseDoesNotCount(String one, String other) {
        assertThat(TextForm.CASE.apply(one)).isEqualTo(TextForm.CASE.apply(other));
    }

    @ParameterizedTest
    @CsvSource({"STRASSE,straße", "ı,i", "İ,i", "a,á"})
    void onlyCaseDoesNotCount(String one, String other) {
        assertThat(TextForm.CASE.apply(one)).isNotEqualTo(TextForm.CASE.apply(other));
    }

    @Test
    void whiteSpaceIsTrimmedAndCollapsed() {
        assertThat(TextForm.TRIM.apply("\u00a0 \t a b \u3000\n")).isEqualTo("a b");
        assertThat(TextForm.TRIM.apply(" \n ")).isEmpty();
        assertThat(TextForm.SPACES.apply(" a \r\n\t b")).isEqualTo(" a b");
        assertThat(TextForm.SPACES.apply("ab")).isEqualTo("ab");
        assertThat(TextForm.LINES.apply("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void composedAndDecomposedAreTheSame() {
        assertThat(TextForm.NFC.apply("Sto\u0301j")).isEqualTo("St\u00f3j");
        assertThat(TextForm.NFC.apply("\ud800")).isEqualTo("\ud800");
    }

    @Test
    void endlessCombiningMarksTakeNoTime() {
        String marks = "a" + "\u0301\u0323".repeat(500_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(TextForm.NFC.apply(marks)).isEqualTo(marks));
    }

    @Test
    void allFormsApplyInOneOrder() {
        ValueFunction all = ValueFunctions.text(Set.of(TextForm.values()));

        assertThat(all.apply(Json.string(" E\u0301 \r\n X "), Work.UNCOUNTED)).isEqualTo(Json.string("\u00e9 x"));
        assertThat(all.apply(Json.number("1"), Work.UNCOUNTED)).isEqualTo(Json.number("1"));
    }
}
