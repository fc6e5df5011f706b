package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.SimulatedTask.Logged;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A restart finds something else at the offset of a side that waits. */
class TopicMadeAnewTest {

    private static final long START = 1_772_366_400_000L;

    private final SimulatedTask task = new SimulatedTask(PairingConfig.DEFAULT, START);

    static Stream<Arguments> othersRecords() {
        return Stream.of(
                Arguments.of("another request's", record(Side.OLD, "m", "r-2")),
                Arguments.of("another migration's", record(Side.OLD, "n", "r-1")),
                Arguments.of("the other side's", record(Side.NEW, "m", "r-1")),
                Arguments.of("no observation", "garbage".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("othersRecords")
    void theWaitingSidesRecordIsGoneThen(String whose, byte[] found) {
        task.append(Side.OLD, new Logged("r-1", record(Side.OLD, "m", "r-1"), task.now));
        task.readOne(Side.OLD);
        task.commit();
        task.log(Side.OLD).set(0, new Logged("r-1", found, task.now));

        task.crash();
        task.append(Side.NEW, new Logged("r-1", record(Side.NEW, "m", "r-1"), task.now));
        task.readOne(Side.NEW);

        assertThat(task.published()).singleElement().satisfies(discrepancy -> {
            assertThat(discrepancy.getVerdict()).isEqualTo(Verdict.NOT_COMPARABLE);
            assertThat(discrepancy.getReason()).contains("not in its topic any more");
        });
    }

    private static byte[] record(Side side, String migration, String requestId) {
        Observation observation = Observations.answered(side, requestId, "{}");
        observation.setMigration(migration);
        return Codec.of(Observation.class).encode(observation);
    }
}
