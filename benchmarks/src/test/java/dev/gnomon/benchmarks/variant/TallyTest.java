package dev.gnomon.benchmarks.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Verdict;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyVerdictHasAFieldOfItsOwn(Verdict verdict) {
        Map<Verdict, Long> sum = new EnumMap<>(Verdict.class);

        Tally.addTo(sum, Tally.add(Tally.add(new Counts(), verdict), verdict));

        assertThat(sum).isEqualTo(Map.of(verdict, 2L));
    }

    @Test
    void verdictsAreCountedWhereTheyBelong() {
        assertThat(Tally.add(new Counts(), Verdict.MISSING_OLD).getMissingOld()).isEqualTo(1);
        assertThat(Tally.add(new Counts(), Verdict.MATCH).getMatch()).isEqualTo(1);
    }
}
