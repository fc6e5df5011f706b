package dev.gnomon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final int MANY = 20_000;

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        Requests requests = requests(1, Disturbance.CALM);

        Set<String> ids = new HashSet<>();
        LongStream.range(0, MANY).forEach(request -> ids.add(requests.id(request)));

        assertThat(ids).hasSize(MANY).allSatisfy(id -> assertThat(id).hasSize(36));
    }

    @Test
    void theSameNumberIsTheSameRequestInAnotherRun() {
        assertThat(requests(7, Disturbance.STORM).id(42))
                .isEqualTo(requests(7, Disturbance.STORM).id(42));
        assertThat(requests(7, Disturbance.STORM).migration(42))
                .isEqualTo(requests(7, Disturbance.STORM).migration(42));
    }

    @Test
    void migrationsShareTheRequestsEvenly() {
        Requests requests = requests(10, Disturbance.CALM);

        Map<String, Long> shares = LongStream.range(0, MANY)
                .boxed()
                .collect(Collectors.groupingBy(requests::migration, Collectors.counting()));

        assertThat(shares).hasSize(10);
        assertThat(shares.values())
                .allSatisfy(share -> assertThat((double) share).isCloseTo(2_000, within(200.0)));
    }

    @Test
    void disturbancesHaveTheSharesThatWereAskedFor() {
        Requests requests = requests(1, Disturbance.STORM);

        long late = LongStream.range(0, MANY).filter(requests::isLate).count();
        long differing = LongStream.range(0, MANY).filter(requests::differs).count();

        assertThat(late / (double) MANY).isCloseTo(0.10, within(0.01));
        assertThat(differing / (double) MANY).isCloseTo(0.01, within(0.003));
    }

    @Test
    void aSideThatIsLateIsNotAlsoInTimeAsItsOwnDuplicate() {
        Requests requests = requests(1, new Disturbance(0, 1, 1, Disturbance.STORM.window()));

        assertThat(requests.isDuplicated(5, requests.second(5))).isFalse();
        assertThat(requests.isDuplicated(5, requests.first(5))).isTrue();
    }

    @Test
    void expectedVerdictsAddUpToTheRequests() {
        Expected expected = requests(3, Disturbance.STORM).expected();

        assertThat(expected.verdicts()).containsOnlyKeys(Verdict.MATCH, Verdict.MISMATCH);
        assertThat(expected.verdicts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(MANY);
    }

    @Test
    void aVerdictThatNeverComesIsNotExpected() {
        Expected expected = requests(1, Disturbance.CALM.withMismatches(0)).expected();

        assertThat(expected).isEqualTo(new Expected(MANY, 2 * MANY, Map.of(Verdict.MATCH, (long) MANY)));
    }

    @Test
    void theSidesOfARequestAreOldAndNew() {
        Requests requests = requests(1, Disturbance.CALM);

        assertThat(LongStream.range(0, 100).boxed())
                .allSatisfy(request -> assertThat(Set.of(requests.first(request), requests.second(request)))
                        .containsExactlyInAnyOrder(Side.OLD, Side.NEW));
    }

    private static Requests requests(int migrations, Disturbance disturbance) {
        return new Requests(new Workload(MANY, migrations, 512, disturbance));
    }
}
