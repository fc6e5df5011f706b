package dev.gnomon.comparator.topology;

import static dev.gnomon.comparator.Observations.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in an observation, what it makes us write is bounded. */
class HostileRecordsTest {

    private static final Map<String, Integer> LARGEST =
            LargestOutputs.byTopic(Topics.withPrefix("test."), "test", PairingConfig.DEFAULT);

    @TempDir
    private Path stateFolder;

    private TopologyFixture comparator;

    @BeforeEach
    void start() {
        comparator = new TopologyFixture(PairingConfig.DEFAULT.withWindow(Duration.ofSeconds(10)), stateFolder);
    }

    @AfterEach
    void stop() {
        comparator.close();
    }

    @Test
    void anyFieldOfAnySizeCostsAtMostOneDeadLetterAndWritesNothingTooLarge() {
        List<Observation> hostile = HostileRecords.all();
        hostile.forEach(comparator::observe);
        comparator.observe(answered(Side.OLD, "next", "1"));
        comparator.observe(answered(Side.NEW, "next", "1"));
        comparator.pass(Duration.ofSeconds(30));

        assertThat(comparator.deadLetterCount()).isPositive().isLessThanOrEqualTo(hostile.size());
        assertThat(comparator.ratesInStore("customer-id").getTotal().getMatch()).isPositive();
        comparator
                .writtenBytes()
                .forEach((topic, bytes) ->
                        assertThat(bytes).as(topic).isLessThanOrEqualTo(LARGEST.getOrDefault(topic, 0)));
    }

    @Test
    void fiftyOperationsWithLongNamesFitIntoTheRates() {
        for (int each = 0; each < 50; each++) {
            Observation observation = answered(Side.OLD, "r" + each, "1");
            observation.setOperation("op-" + each + "\u20AC".repeat(25_000));
            comparator.observe(observation);
        }
        comparator.pass(Duration.ofSeconds(3));

        assertThat(comparator.ratesInStore("customer-id").getOperations())
                .hasSize(50)
                .allSatisfy(sight -> assertThat(sight.getOperation()).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void everyRecordThatCanBeWrittenIsSmallerThanWhatKafkaTakesByDefault() {
        assertThat(LARGEST.values()).allSatisfy(bytes -> assertThat(bytes).isLessThan(1 << 20));
    }

    @Test
    void theLargestDiscrepancyIsWithinWhatIsComputed() {
        String euro = "\u20AC";
        Difference difference =
                new Difference(euro.repeat(1_000), DifferenceKind.CHANGED, euro.repeat(200), euro.repeat(200));
        Observation failing = dev.gnomon.comparator.Observations.failed(Side.OLD, "r", euro.repeat(10_000));
        failing.getFailure().setMessage(euro.repeat(10_000));
        failing.setService(euro.repeat(10_000));
        failing.setTraceParent(euro.repeat(10_000));
        failing.setOperation(euro.repeat(10_000));
        comparator.observe(failing);
        comparator.pass(Duration.ofSeconds(20));
        Discrepancy event = comparator.discrepancies().get(0);
        event.setRequestId("r".repeat(1_024));
        event.setMigration("m".repeat(100));
        event.setReason(euro.repeat(1_000));
        event.setSignature(euro.repeat(300));
        event.setNewSide(event.getOldSide());
        event.setDifferences(Collections.nCopies(100, difference));

        assertThat(Codec.of(Discrepancy.class).encode(event).length).isLessThan(LargestOutputs.discrepancy());
    }

    @Test
    void hugeCommandsAndRatesOfStrangersAreDeadLetters() {
        comparator.sendCommand("m".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[500_000]);

        assertThat(comparator.deadLetters()).hasSize(1);
    }
}
