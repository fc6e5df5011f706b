package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModesTest {

    @ParameterizedTest
    @CsvSource({
        "OLD, OLD, false, OLD",
        "SHADOW, OLD, true, OLD",
        "REVERSE_SHADOW, NEW, true, SHADOW",
        "NEW, NEW, false, REVERSE_SHADOW"
    })
    void eachModeSaysWhoAnswersAndWhetherBothAreCompared(Mode mode, Side answering, boolean compared, Mode before) {
        assertThat(Modes.answering(mode)).isEqualTo(answering);
        assertThat(Modes.answersOld(mode)).isEqualTo(answering == Side.OLD);
        assertThat(Modes.comparesBoth(mode)).isEqualTo(compared);
        assertThat(Modes.before(mode)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"OLD, NEW", "NEW, OLD"})
    void eachSideHasTheOtherOne(Side side, Side other) {
        assertThat(Modes.other(side)).isEqualTo(other);
    }
}
