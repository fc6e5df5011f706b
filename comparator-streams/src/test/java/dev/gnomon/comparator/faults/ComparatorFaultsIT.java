package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.embedded.EmbeddedKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the processes of the comparator. */
class ComparatorFaultsIT {

    private static final int KILLS = Integer.getInteger("gnomon.faults.kills", 2);
    private static final int FREEZES = Integer.getInteger("gnomon.faults.freezes", 1);

    /** Said generously: machines that run tests are busy. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void killedUnderLoadAndOnceRobbedOfItsStateItCountsEveryRequestOnce() throws IOException {
        try (FaultScenario scenario = scenario("killed");
                Traffic traffic = scenario.traffic()) {
            Random random = new Random(KILLS);
            ComparatorProcess comparator = scenario.comparator("only");
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill % 2 == 0) {
                    scenario.awaitVerdictsEverywhere();
                } // else perhaps in the middle of coming back
                traffic.awaitRequests(random.nextInt(6 * Traffic.REQUESTS_A_SECOND));
                assertThat(comparator.kill()).isEqualTo(ComparatorProcess.KILLED);
                if (kill == KILLS / 2) {
                    delete(scenario.stateFolder("only"));
                }
                comparator = scenario.comparator("only");
            }
            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    @Test
    void oneJoinsOneLeavesOneIsKilledAndTheOthersGoOn(TestReporter measured) {
        try (FaultScenario scenario = scenario("changing");
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess first = scenario.comparator("first");
            scenario.awaitVerdictsEverywhere();

            ComparatorProcess second = scenario.comparator("second");
            scenario.awaitMembers(2);
            ComparatorProcess third = scenario.comparator("third");
            scenario.awaitMembers(3);
            scenario.awaitVerdictsEverywhere();

            assertThat(second.terminate()).isEqualTo(ComparatorProcess.TERMINATED);
            scenario.awaitMembers(2);
            scenario.awaitVerdictsEverywhere();

            long killedAt = System.nanoTime();
            assertThat(first.kill()).isEqualTo(ComparatorProcess.KILLED);
            scenario.awaitMembers(1);
            scenario.awaitVerdictsEverywhere();
            Map<Integer, Duration> gaps = scenario.reader().longestGaps(killedAt);
            measured.publishEntry("longest gap of each partition after the kill", gaps.toString());
            assertThat(gaps.values()).allSatisfy(gap -> assertThat(gap).isLessThan(LONGEST_GAP));
            traffic.finish();
            scenario.assertNothingDiffers(third);
        }
    }

    @Test
    void aFrozenOneThatWakesUpAfterItsPartitionsWereGivenAwayCountsNothingTwice() {
        try (FaultScenario scenario = scenario("frozen");
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess zombie = scenario.comparator("zombie");
            ComparatorProcess other = scenario.comparator("other");
            scenario.awaitMembers(2);
            scenario.awaitVerdictsEverywhere();
            for (int freeze = 0; freeze < FREEZES; freeze++) {
                zombie.freeze();
                scenario.awaitMembers(1);
                scenario.awaitVerdictsEverywhere();
                zombie.thaw();
                if (zombie.isReadyAgainOrFailed()) {
                    scenario.awaitMembers(2);
                } else {
                    zombie = scenario.comparator("zombie");
                }
                scenario.awaitVerdictsEverywhere();
            }
            assertThat(zombie.terminate()).isEqualTo(ComparatorProcess.TERMINATED);
            traffic.finish();
            scenario.assertNothingDiffers(other);
        }
    }

    private static FaultScenario scenario(String name) {
        return new FaultScenario(kafka.bootstrapServers(), name, folder);
    }

    private static void delete(Path stateFolder) throws IOException {
        try (Stream<Path> files = Files.walk(stateFolder)) {
            assertThat(files.sorted(Comparator.reverseOrder()).map(Path::toFile).filter(File::delete))
                    .hasSizeGreaterThan(10);
        }
        assertThat(stateFolder).doesNotExist();
    }
}
