package dev.gnomon.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.demo.planting.Expected;
import dev.gnomon.demo.planting.Ledger;
import dev.gnomon.demo.planting.PlantedOrder;
import dev.gnomon.demo.planting.Planter;
import dev.gnomon.schemas.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {

    private static final Expected NEW_FAILED = new Expected(Verdict.NEW_FAILED, Set.of());

    private final Ledger planted = ledger();
    private final Map<Verdict, Long> counts = new EnumMap<>(planted.counts());
    private final Map<String, Expected> events = new HashMap<>(planted.discrepancies());

    @Test
    void allThatWasPlantedAndNothingElseAgrees() {
        Outcome outcome = check();

        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.requests()).isEqualTo(5_000);
        assertThat(outcome.planted()).isEqualTo(outcome.found());
        assertThat(outcome.discrepancies()).isEqualTo(new Outcome.Discrepancies(events.size(), events.size(), 0));
    }

    @ParameterizedTest
    @EnumSource
    void oneCountThatIsOffByOneIsADisagreement(Verdict verdict) {
        counts.merge(verdict, 1L, Long::sum);

        assertThat(check().faults()).singleElement().asString().startsWith(verdict + ": planted ");
    }

    @Test
    void aPlantedDiscrepancyThatWasNotPublishedIsADisagreement() {
        String lost = anyRequestWith(Verdict.MISMATCH);
        events.remove(lost);

        Outcome outcome = check();

        assertThat(outcome.faults()).singleElement().asString().startsWith(lost).endsWith("published nothing");
        assertThat(outcome.discrepancies().seen())
                .isEqualTo(outcome.discrepancies().expected() - 1);
    }

    @Test
    void aDiscrepancyThatWasNotPlantedIsADisagreement() {
        events.put("order-none", NEW_FAILED);

        Outcome outcome = check();

        assertThat(outcome.faults()).containsExactly("order-none: planted nothing, published NEW_FAILED");
        assertThat(outcome.discrepancies().unexpected()).isEqualTo(1);
    }

    @Test
    void anotherVerdictThanThePlantedOneIsADisagreementEvenIfTheCountsAgree() {
        String request = anyRequestWith(Verdict.MISMATCH);
        events.put(request, NEW_FAILED);

        Outcome outcome = check();

        assertThat(outcome.faults()).singleElement().asString().startsWith(request);
        assertThat(outcome.discrepancies().unexpected()).isEqualTo(1);
    }

    @Test
    void aDifferenceAtAnotherPathThanThePlantedOneIsADisagreement() {
        String request = anyRequestWith(Verdict.MISMATCH);
        events.put(request, new Expected(Verdict.MISMATCH, Set.of("CHANGED /elsewhere")));

        assertThat(check().agrees()).isFalse();
    }

    private Outcome check() {
        return Check.compare(planted, new Found(counts, events));
    }

    private String anyRequestWith(Verdict verdict) {
        return events.entrySet().stream()
                .filter(event -> event.getValue().verdict() == verdict)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Ledger ledger() {
        Ledger ledger = new Ledger(true);
        LongStream.range(0, 5_000)
                .mapToObj(new Planter(1)::order)
                .map(PlantedOrder::quote)
                .forEach(ledger::add);
        return ledger;
    }
}
