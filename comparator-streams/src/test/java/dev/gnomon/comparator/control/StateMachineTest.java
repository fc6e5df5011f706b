package dev.gnomon.comparator.control;

import static dev.gnomon.comparator.Commands.change;
import static dev.gnomon.comparator.Commands.creation;
import static dev.gnomon.comparator.Commands.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Commands;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Copies;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Outcome;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Writes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final StateMachine machine = new StateMachine(PromotionGate.REASON_IS_ENOUGH);

    @Test
    void aMigrationBeginsInOldAtEpochOne() {
        MigrationState state = accepted(creation(), null);

        assertThat(state.getMode()).isEqualTo(Mode.OLD);
        assertThat(state.getEpoch()).isEqualTo(1);
        assertThat(state.getChangedBy()).isEqualTo("ada");
        assertThat(state.getReason()).isEqualTo("because");
        assertThat(state.getChangedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "OLD, SHADOW, ACCEPTED",
        "OLD, REVERSE_SHADOW, NOT_ALLOWED",
        "OLD, NEW, NOT_ALLOWED",
        "SHADOW, OLD, ACCEPTED",
        "SHADOW, REVERSE_SHADOW, ACCEPTED",
        "SHADOW, NEW, NOT_ALLOWED",
        "REVERSE_SHADOW, OLD, NOT_ALLOWED",
        "REVERSE_SHADOW, SHADOW, ACCEPTED",
        "REVERSE_SHADOW, NEW, ACCEPTED",
        "NEW, OLD, NOT_ALLOWED",
        "NEW, SHADOW, NOT_ALLOWED",
        "NEW, REVERSE_SHADOW, ACCEPTED",
        "OLD, OLD, INVALID",
        "SHADOW, SHADOW, INVALID",
        "REVERSE_SHADOW, REVERSE_SHADOW, INVALID",
        "NEW, NEW, INVALID"
    })
    void oneStepAtATime(Mode from, Mode target, Ruling expected) {
        Decided decided = machine.decide(to(target), in(from, 1), NOW);

        assertThat(ruling(decided)).isEqualTo(expected);
        assertThat(decided.accepted()).isEqualTo(expected == Ruling.ACCEPTED);
        assertThat(decided.state() != null).isEqualTo(expected == Ruling.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "SHADOW, 0.1, REVERSE_SHADOW, 1.0, NOT_ALLOWED",
        "SHADOW, 0.1, REVERSE_SHADOW, 0.1, ACCEPTED",
        "SHADOW, 1.0, REVERSE_SHADOW, 0.1, ACCEPTED",
        "REVERSE_SHADOW, 0.1, SHADOW, 1.0, ACCEPTED",
        "REVERSE_SHADOW, 0.1, SHADOW, 0.5, ACCEPTED",
        "REVERSE_SHADOW, 1.0, SHADOW, 0.5, NOT_ALLOWED",
        "REVERSE_SHADOW, 0.5, NEW, 0.1, ACCEPTED",
        "REVERSE_SHADOW, 0.5, NEW, 0.8, NOT_ALLOWED",
        "REVERSE_SHADOW, 0.1, REVERSE_SHADOW, 0.25, ACCEPTED",
        "REVERSE_SHADOW, 0.25, REVERSE_SHADOW, 0.1, ACCEPTED",
        "NEW, 0.1, OLD, 1.0, NOT_ALLOWED"
    })
    void noRequestUnitGoesMoreThanOneStep(Mode from, double exposure, Mode target, double share, Ruling expected) {
        Decided decided = machine.decide(to(target, share), in(from, exposure), NOW);

        assertThat(ruling(decided)).isEqualTo(expected);
    }

    @Test
    void forceGoesAnyWayAndStillCountsOneEpoch() {
        Command forced = change(Change.newBuilder().setMode(Mode.NEW).build())
                .setForce(true)
                .build();

        MigrationState state = accepted(forced, in(Mode.OLD, 1));

        assertThat(state.getMode()).isEqualTo(Mode.NEW);
        assertThat(state.getEpoch()).isEqualTo(8);
    }

    @Test
    void aNewModeTakesAllUnitsUnlessToldOtherwise() {
        assertThat(accepted(to(Mode.SHADOW), in(Mode.REVERSE_SHADOW, 0.1)).getExposure())
                .isEqualTo(1);
        assertThat(accepted(to(Mode.REVERSE_SHADOW, 0.1), in(Mode.SHADOW, 1)).getExposure())
                .isEqualTo(0.1);
    }

    @Test
    void anotherEpochThanTheExpectedOneIsAConflict() {
        Command late = change(Change.newBuilder().setMode(Mode.SHADOW).build())
                .setExpectedEpoch(6L)
                .build();

        Decided decided = machine.decide(late, in(Mode.OLD, 1), NOW);

        assertThat(ruling(decided)).isEqualTo(Ruling.STALE_EPOCH);
        assertThat(explanation(decided)).isEqualTo("epoch 6 was expected, but epoch 7 is in force: OLD, set by grace");
        assertThat(decided.command().getOutcome().getEpoch()).isEqualTo(7);
    }

    @Test
    void aMigrationIsCreatedOnceAndBeforeItIsChanged() {
        assertThat(ruling(machine.decide(creation(), in(Mode.OLD, 1), NOW))).isEqualTo(Ruling.ALREADY_EXISTS);
        assertThat(ruling(machine.decide(to(Mode.SHADOW), null, NOW))).isEqualTo(Ruling.UNKNOWN_MIGRATION);
    }

    @Test
    void aPromotionAsksTheGateAndAStepBackDoesNot() {
        StateMachine strict = new StateMachine((before, after) -> "not enough was seen");

        assertThat(explanation(strict.decide(to(Mode.REVERSE_SHADOW), in(Mode.SHADOW, 1), NOW)))
                .isEqualTo("not enough was seen");
        assertThat(strict.decide(to(Mode.REVERSE_SHADOW, 0.5), in(Mode.REVERSE_SHADOW, 0.1), NOW)
                        .accepted())
                .isFalse();
        assertThat(strict.decide(to(Mode.OLD), in(Mode.SHADOW, 1), NOW).accepted())
                .isTrue();
    }

    @Test
    void anOldSideThatMissesWritesGetsNoAuthorityWithoutForce() {
        MigrationState behind = accepted(to(Mode.NEW), withWrites(in(Mode.REVERSE_SHADOW, 1), Writes.SHADOWED));
        assertThat(behind.getOldSideBehind()).isTrue();
        MigrationState back = accepted(to(Mode.REVERSE_SHADOW), behind);
        assertThat(back.getOldSideBehind()).isTrue();

        Decided refused = machine.decide(to(Mode.SHADOW), back, NOW);
        Command forced = change(Change.newBuilder().setMode(Mode.SHADOW).build())
                .setForce(true)
                .build();

        assertThat(ruling(refused)).isEqualTo(Ruling.NOT_ALLOWED);
        assertThat(explanation(refused)).contains("may miss writes");
        assertThat(accepted(forced, back).getOldSideBehind()).isFalse();
    }

    @Test
    void shadowedWritesMayGoBackFromReverseShadow() {
        MigrationState reverse = accepted(to(Mode.REVERSE_SHADOW), withWrites(in(Mode.SHADOW, 1), Writes.SHADOWED));
        MigrationState alone =
                accepted(to(Mode.REVERSE_SHADOW), withWrites(in(Mode.SHADOW, 1), Writes.AUTHORITATIVE_ONLY));

        assertThat(machine.decide(to(Mode.SHADOW), reverse, NOW).accepted()).isTrue();
        assertThat(machine.decide(to(Mode.SHADOW), alone, NOW).accepted()).isFalse();
    }

    @Test
    void aSettingThatNothingObeysIsRefusedByName() {
        Map<Change, String> changes = Map.of(
                Change.newBuilder().setNoiseSlice(0.05).build(), "noiseSlice has no effect",
                Change.newBuilder().setWindowMillis(60_000L).build(), "windowMillis has no effect",
                Change.newBuilder()
                                .setRules("[{\"at\":\"/at\",\"ignore\":true}]")
                                .build(),
                        "rules has no effect",
                Change.newBuilder().setPolicy("{\"minimumPairs\":10}").build(), "policy has no effect");
        changes.forEach((change, why) -> {
            Outcome outcome = machine.decide(change(change).build(), in(Mode.SHADOW, 1), NOW)
                    .command()
                    .getOutcome();
            assertThat(outcome.getRuling()).isEqualTo(Ruling.INVALID);
            assertThat(outcome.getExplanation()).contains(why).contains("leave it out");
        });
    }

    @Test
    void aSettingThatNothingObeysCanBeCleared() {
        MigrationState before = in(Mode.SHADOW, 1);
        before.setNoiseSlice(0.05);
        before.setWindowMillis(60_000L);

        MigrationState cleared = accepted(
                change(Change.newBuilder()
                                .setNoiseSlice(0.0)
                                .setWindowMillis(0L)
                                .build())
                        .build(),
                before);

        assertThat(cleared.getNoiseSlice()).isZero();
        assertThat(cleared.getWindowMillis()).isNull();
    }

    @Test
    void rulesGetANewVersionOnlyWhenTheyChange() {
        MigrationState first = in(Mode.SHADOW, 1);
        first.setRules("[{\"at\":\"/at\",\"ignore\":true}]");
        first.setRulesVersion(1);
        MigrationState none = accepted(withRules("[ ]"), first);

        assertThat(none.getRules()).isNull();
        assertThat(none.getRulesVersion()).isEqualTo(2);
        assertThat(ruling(machine.decide(withRules("[]"), none, NOW))).isEqualTo(Ruling.INVALID);
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        Map<Change, String> wrong = Map.of(
                Change.newBuilder().setExposure(1.01).build(),
                "exposure must be between 0 and 100 %, not 101 %",
                Change.newBuilder().setExposure(Double.NaN).build(),
                "exposure must be between 0 and 100 %, not NaN",
                Change.newBuilder().setSampleRate(-0.5).build(),
                "sample rate must be between 0 and 100 %, not -50 %",
                Change.newBuilder().setWindowMillis(5L).build(),
                "the window must be between 100 ms and 1 h, not 5 ms",
                Change.newBuilder().setRules("[{]").build(),
                "the rules are not JSON (line 1, column 3)",
                Change.newBuilder().setRules("[1, {\"at\": \"/x\"}]").build(),
                "rules[0]: the rule is 1; it must be an object\n"
                        + "rules[1] (at \"/x\"): the rule does nothing; give it a property such as \"ignore\"",
                Change.newBuilder().setPolicy("[]").build(),
                "the policy must be a JSON object",
                new Change(),
                "nothing would change: customer-id is in SHADOW with these settings at epoch 7");
        wrong.forEach((change, sentence) -> {
            Decided decided = machine.decide(change(change).build(), in(Mode.SHADOW, 1), NOW);
            assertThat(explanation(decided)).isEqualTo(sentence);
            assertThat(ruling(decided)).isEqualTo(Ruling.INVALID);
            assertThat(decided.state()).isNull();
        });
    }

    @Test
    void aReasonANameAndAnIdAreNeeded() {
        Command silent = to(Mode.SHADOW);
        silent.setReason(" ");
        Command nameless = to(Mode.SHADOW);
        nameless.setBy("");
        Command endless = to(Mode.SHADOW);
        endless.setCommandId("x".repeat(101));

        assertThat(explanation(machine.decide(silent, in(Mode.OLD, 1), NOW))).isEqualTo("a reason is missing");
        assertThat(explanation(machine.decide(nameless, in(Mode.OLD, 1), NOW))).isEqualTo("a sender (by) is missing");
        assertThat(explanation(machine.decide(endless, in(Mode.OLD, 1), NOW)))
                .isEqualTo("commandId may have 100 characters, not 101");
    }

    @Test
    void aReplayNamesWhatWasDecidedBefore() {
        Outcome before = machine.decide(creation(), null, NOW).command().getOutcome();

        Decided replayed = StateMachine.replayed(creation(), before, in(Mode.SHADOW, 1), NOW);

        assertThat(replayed.accepted()).isFalse();
        assertThat(explanation(replayed)).endsWith("was decided before, at epoch 1: ACCEPTED, created in OLD");
        assertThat(replayed.command().getOutcome().getEpoch()).isEqualTo(7);
    }

    private MigrationState accepted(Command command, @Nullable MigrationState from) {
        Decided decided = machine.decide(command, from, NOW);
        assertThat(decided.command().getOutcome().getRuling())
                .as(explanation(decided))
                .isEqualTo(Ruling.ACCEPTED);
        return Objects.requireNonNull(decided.state());
    }

    private static MigrationState in(Mode mode, double exposure) {
        return MigrationState.newBuilder()
                .setMigration(Commands.MIGRATION)
                .setMode(mode)
                .setExposure(exposure)
                .setSampleRate(1)
                .setWrites(Writes.NONE)
                .setEpoch(7)
                .setModeSince(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .setChangedBy("grace")
                .setReason("before")
                .setCommandId("earlier")
                .build();
    }

    private static MigrationState withWrites(MigrationState state, Writes writes) {
        MigrationState writing = Copies.of(state);
        writing.setWrites(writes);
        return writing;
    }

    private static Command withRules(String rules) {
        return change(Change.newBuilder().setRules(rules).build()).build();
    }

    private static Ruling ruling(Decided decided) {
        return decided.command().getOutcome().getRuling();
    }

    private static String explanation(Decided decided) {
        return decided.command().getOutcome().getExplanation();
    }
}
