package dev.gnomon.comparator.topology;

import static dev.gnomon.comparator.Commands.MIGRATION;
import static dev.gnomon.comparator.Commands.change;
import static dev.gnomon.comparator.Commands.creation;
import static dev.gnomon.comparator.Commands.to;
import static dev.gnomon.comparator.Observations.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTopologyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path stateFolder;

    private TopologyFixture comparator;
    private int requests;

    @BeforeEach
    void start() {
        comparator = new TopologyFixture(PairingConfig.DEFAULT, stateFolder);
    }

    @AfterEach
    void stop() {
        comparator.close();
    }

    @Test
    void everyAcceptedCommandMakesTheNextEpochAndIsPublishedWithItsOutcome() {
        List<Command> trail = new ArrayList<>();
        trail.add(comparator.command(creation()));
        trail.add(comparator.command(to(Mode.SHADOW)));
        trail.add(comparator.command(to(Mode.NEW)));
        trail.add(comparator.command(to(Mode.REVERSE_SHADOW, 0.1)));

        assertThat(trail)
                .extracting(command -> command.getOutcome().getRuling())
                .containsExactly(Ruling.ACCEPTED, Ruling.ACCEPTED, Ruling.NOT_ALLOWED, Ruling.ACCEPTED);
        assertThat(comparator.states()).extracting(MigrationState::getEpoch).containsExactly(1L, 2L, 3L);
        MigrationState last = comparator.stateInStore(MIGRATION);
        assertThat(last.getMode()).isEqualTo(Mode.REVERSE_SHADOW);
        assertThat(last.getExposure()).isEqualTo(0.1);
        assertThat(last.getCommandId()).isEqualTo(trail.get(3).getCommandId());
    }

    @Test
    void twoWhoChangeTheSameEpochDoNotOverwriteEachOther() {
        comparator.command(creation());
        Command one = change(Change.newBuilder().setMode(Mode.SHADOW).build())
                .setExpectedEpoch(1L)
                .build();
        Command other = change(Change.newBuilder().setSampleRate(0.5).build())
                .setExpectedEpoch(1L)
                .build();

        assertThat(comparator.command(one).getOutcome().getRuling()).isEqualTo(Ruling.ACCEPTED);
        assertThat(comparator.command(other).getOutcome().getRuling()).isEqualTo(Ruling.STALE_EPOCH);
        assertThat(comparator.stateInStore(MIGRATION).getSampleRate()).isEqualTo(1);
    }

    @Test
    void aReplayedCommandChangesNothing() {
        comparator.command(creation());
        Command there = to(Mode.SHADOW);
        comparator.command(there);
        comparator.command(to(Mode.OLD));

        Command again = comparator.command(there);

        assertThat(again.getOutcome().getRuling()).isEqualTo(Ruling.REPLAYED);
        assertThat(again.getOutcome().getExplanation()).contains("at epoch 2: ACCEPTED, OLD to SHADOW");
        assertThat(comparator.stateInStore(MIGRATION).getMode()).isEqualTo(Mode.OLD);
        assertThat(comparator.stateInStore(MIGRATION).getEpoch()).isEqualTo(3);
        assertThat(comparator.command(there).getOutcome().getExplanation())
                .isEqualTo(again.getOutcome().getExplanation());
    }

    @Test
    void outcomesAreNotDecidedAgain() {
        Command outcome = comparator.command(creation());

        comparator.sendCommand(
                MIGRATION.getBytes(StandardCharsets.UTF_8),
                Codec.of(Command.class).encode(outcome));

        assertThat(comparator.outcomes()).isEmpty();
        assertThat(comparator.stateInStore(MIGRATION).getEpoch()).isEqualTo(1);
    }

    @Test
    void whatIsNoCommandGoesToTheDeadLettersAndStopsNothing() {
        byte[] key = MIGRATION.getBytes(StandardCharsets.UTF_8);
        byte[] good = Codec.of(Command.class).encode(creation());
        comparator.sendCommand(key, new byte[] {1, 2, 3});
        comparator.sendCommand(key, null);
        comparator.sendCommand(null, good);
        comparator.sendCommand("other".getBytes(StandardCharsets.UTF_8), good);

        assertThat(comparator.deadLetters())
                .extracting(letter ->
                        new String(letter.headers().lastHeader("gnomon.reason").value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "is not a command in a known version",
                        "has no value",
                        "has no key",
                        "has another migration than its key");
        comparator.outcomes();
        assertThat(comparator.command(creation()).getOutcome().getRuling()).isEqualTo(Ruling.ACCEPTED);
    }

    @Test
    void aShadowWithoutTrafficIsDarkWithinAMinuteAndNoLongerOnceThereIsSome() {
        shadow();

        comparator.pass(MINUTE);
        assertThat(darkKind()).isEqualTo(DarkKind.NO_TRAFFIC);
        assertThat(comparator.states()).singleElement().satisfies(state -> {
            assertThat(state.getEpoch()).isEqualTo(2);
            assertThat(state.getDark().getSince()).isEqualTo(state.getModeSince());
        });

        traffic(Duration.ofSeconds(10), Side.OLD, Side.NEW);
        assertThat(darkKind()).isNull();
    }

    @Test
    void aShadowThatOneSideAloneFeedsIsDark() {
        shadow();
        traffic(MINUTE, Side.OLD, Side.NEW);
        assertThat(darkKind()).isNull();

        traffic(MINUTE, Side.OLD);
        assertThat(darkKind()).isEqualTo(DarkKind.NO_NEW);

        traffic(MINUTE, Side.NEW);
        assertThat(darkKind()).isEqualTo(DarkKind.NO_OLD);
    }

    @Test
    void anOperationThatIsNeverComparedIsDarkWithinAMinuteAndNoLongerOnceItIs() {
        shadow();
        for (int second = 0; second < 60; second++) {
            traffic(Duration.ofSeconds(1), Side.OLD, Side.NEW);
            comparator.observe(ofOperation("refund", Side.OLD));
        }
        assertThat(darkKind()).isEqualTo(DarkKind.OPERATIONS);
        assertThat(comparator.stateInStore(MIGRATION).getDark().getOperations()).containsExactly("refund");

        comparator.observe(ofOperation("refund", Side.NEW));
        traffic(Duration.ofSeconds(3), Side.OLD, Side.NEW);
        assertThat(darkKind()).isNull();
    }

    @Test
    void anOperationThatIsRarelyUsedIsNotDark() {
        shadow();
        for (int minute = 0; minute < 3; minute++) {
            comparator.observe(ofOperation("refund", Side.OLD));
            traffic(Duration.ofSeconds(2), Side.OLD, Side.NEW);
            comparator.observe(ofOperation("refund", Side.NEW));
            traffic(MINUTE, Side.OLD, Side.NEW);
            assertThat(darkKind()).isNull();
        }
    }

    @Test
    void nothingIsDarkWhereNothingIsToBeCompared() {
        shadow();
        comparator.pass(MINUTE);

        comparator.command(to(Mode.OLD));
        comparator.pass(MINUTE);

        assertThat(darkKind()).isNull();
    }

    private void shadow() {
        comparator.command(creation());
        comparator.command(to(Mode.SHADOW));
        comparator.states();
    }

    /** One request a second, observed on these sides. */
    private void traffic(Duration time, Side... sides) {
        for (long second = 0; second < time.toSeconds(); second++) {
            String request = "r" + requests++;
            for (Side side : sides) {
                comparator.observe(of(answered(side, request, "1")));
            }
            comparator.pass(Duration.ofSeconds(1));
        }
    }

    private Observation ofOperation(String operation, Side side) {
        Observation observation = of(answered(side, "r" + requests++, "1"));
        observation.setOperation(operation);
        return observation;
    }

    private static Observation of(Observation observation) {
        observation.setMigration(MIGRATION);
        return observation;
    }

    private @Nullable DarkKind darkKind() {
        Dark dark = comparator.stateInStore(MIGRATION).getDark();
        return dark == null ? null : dark.getKind();
    }
}
