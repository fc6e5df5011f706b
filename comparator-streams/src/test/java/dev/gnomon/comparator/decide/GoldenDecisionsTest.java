package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class GoldenDecisionsTest {

    private static final int METRIC = 8;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/decide/decisions.csv", delimiter = '|')
    void decidesAsTheTableSays(ArgumentsAccessor row) throws InvalidPolicyException {
        String special = row.getString(7);
        Policy policy = PolicyReader.read("refund unseen".equals(special) ? "{\"operations\": [\"refund\"]}" : "{}");

        Decision decision = Decision.of(evidence(row, special), policy);

        assertThat(decision.answer()).as("%s", decision.reasons()).isEqualTo(Answer.valueOf(text(row, METRIC + 5)));
        assertThat(decision.reasons()).isNotEmpty();
        LimitCheck check = decision.checks().stream()
                .filter(one -> one.subject().metric().label().equals(row.getString(METRIC)))
                .findFirst()
                .orElseThrow();
        same(check.found().lower(), row.getString(METRIC + 1));
        same(check.found().upper(), row.getString(METRIC + 2));
        same(check.found().lnBelow(), row.getString(METRIC + 3));
        same(check.found().lnAbove(), row.getString(METRIC + 4));
        same(decision.needed().ifNoneMore(), row.getString(METRIC + 6));
        same(decision.needed().atThisRate(), row.getString(METRIC + 7));
    }

    private static Evidence evidence(ArgumentsAccessor row, @Nullable String special) {
        GuardStanding guard = "suspicious".equals(special)
                ? GuardStanding.SUSPICIOUS
                : "latched".equals(special) ? GuardStanding.LATCHED : GuardStanding.CALM;
        Situation situation =
                new Situation(Double.parseDouble(text(row, 6)), "silent".equals(special) ? 3_600 : 0, false, guard, 0);
        return Sample.of(
                        Long.parseLong(text(row, 1)),
                        Long.parseLong(text(row, 2)),
                        Long.parseLong(text(row, 3)),
                        Long.parseLong(text(row, 4)),
                        Long.parseLong(text(row, 5)))
                .in(situation)
                .evidence();
    }

    private static String text(ArgumentsAccessor row, int column) {
        return Objects.requireNonNull(row.getString(column));
    }

    private static void same(double actual, @Nullable String printed) {
        if (printed != null) {
            Digits.assertSame(actual, printed);
        }
    }

    private static void same(Needed.Forecast actual, @Nullable String printed) {
        if (printed == null) {
            assertThat(actual.pairs()).isNull();
            assertThat(actual.never()).isFalse();
        } else if (printed.equals("never")) {
            assertThat(actual.never()).isTrue();
        } else if (!printed.equals("*")) {
            assertThat(actual.pairs()).isEqualTo(Long.parseLong(printed));
        }
    }
}
