package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Copies;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Outcome;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Writes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accepts or refuses commands. OLD, SHADOW, REVERSE_SHADOW, NEW are a line on which no request unit moves more than one
 * step at a time, unless forced; every accepted change has the next epoch; a refused one changes nothing.
 *
 * <pre>{@code
 * Decided decided = new StateMachine(PromotionGate.REASON_IS_ENOUGH).decide(command, state, now);
 * }</pre>
 *
 * <p>Safe for use by several threads; what it is given is not modified.
 */
public final class StateMachine {

    private final Steps steps;

    /** A machine that asks {@code gate} about every promotion. */
    public StateMachine(PromotionGate gate) {
        steps = new Steps(gate);
    }

    /**
     * Decides a command that was not decided before.
     *
     * @param current the state in force; null where there is no such migration
     */
    public Decided decide(Command command, @Nullable MigrationState current, Instant now) {
        try {
            Limits.check(command);
            MigrationState from = startingPoint(command, current, now);
            MigrationState to = changed(from, command, now);
            if (!command.getForce()) {
                steps.check(from, to);
            }
            String what = from.getEpoch() == 0 ? "created in " : Steps.describe(from) + " to ";
            return new Decided(
                    with(command, new Outcome(Ruling.ACCEPTED, what + Steps.describe(to), to.getEpoch(), now)), to);
        } catch (RefusedException refused) {
            Outcome outcome =
                    new Outcome(refused.ruling(), String.valueOf(refused.getMessage()), epochOf(current), now);
            return new Decided(with(command, outcome), null);
        }
    }

    /** What becomes of a command whose ID was decided {@code before}: nothing. */
    public static Decided replayed(Command command, Outcome before, @Nullable MigrationState current, Instant now) {
        String why = "command " + command.getCommandId() + " was decided before, at epoch " + before.getEpoch() + ": "
                + before.getRuling() + ", " + before.getExplanation();
        return new Decided(with(command, new Outcome(Ruling.REPLAYED, why, epochOf(current), now)), null);
    }

    private static MigrationState startingPoint(Command command, @Nullable MigrationState current, Instant now)
            throws RefusedException {
        boolean create = command.getAction() == CommandAction.CREATE;
        if (create && current != null) {
            throw new RefusedException(
                    Ruling.ALREADY_EXISTS,
                    "migration " + command.getMigration() + " is there already, at epoch " + current.getEpoch());
        }
        if (!create && current == null) {
            throw new RefusedException(
                    Ruling.UNKNOWN_MIGRATION, "there is no migration " + command.getMigration() + "; create it first");
        }
        MigrationState from = current == null ? beginning(command.getMigration(), now) : current;
        Long expected = command.getExpectedEpoch();
        if (expected != null && expected != from.getEpoch()) {
            throw new RefusedException(
                    Ruling.STALE_EPOCH,
                    "epoch " + expected + " was expected, but epoch " + from.getEpoch() + " is in force: "
                            + Steps.describe(from) + ", set by " + from.getChangedBy());
        }
        return from;
    }

    /** The next state, if it differs. */
    private static MigrationState changed(MigrationState from, Command command, Instant now) throws RefusedException {
        MigrationState to = applied(from, command.getChange());
        if (to.equals(from) && from.getEpoch() > 0) {
            throw new RefusedException(
                    Ruling.INVALID,
                    "nothing would change: " + command.getMigration() + " is in " + Steps.describe(from)
                            + " with these settings at epoch " + from.getEpoch());
        }
        boolean moves = Exposures.farthestStep(from, to) != 0
                || to.getMode() != from.getMode()
                || to.getExposure() != from.getExposure();
        to.setEpoch(from.getEpoch() + 1);
        to.setOldSideBehind(Steps.oldSideBehind(from, to));
        to.setModeSince(moves ? now : from.getModeSince());
        to.setDark(moves ? null : from.getDark());
        to.setChangedAt(now);
        to.setChangedBy(command.getBy());
        to.setReason(command.getReason());
        to.setCommandId(command.getCommandId());
        return to;
    }

    private static MigrationState applied(MigrationState from, Change change) {
        MigrationState to = Copies.of(from);
        if (change.getMode() != null && change.getMode() != from.getMode()) {
            to.setMode(change.getMode());
            to.setExposure(1);
        }
        to.setExposure(orElse(change.getExposure(), to.getExposure()));
        to.setSampleRate(orElse(change.getSampleRate(), to.getSampleRate()));
        to.setNoiseSlice(orElse(change.getNoiseSlice(), to.getNoiseSlice()));
        to.setWrites(change.getWrites() == null ? to.getWrites() : change.getWrites());
        if (change.getWindowMillis() != null) {
            to.setWindowMillis(change.getWindowMillis() == 0 ? null : change.getWindowMillis());
        }
        if (change.getPolicy() != null) {
            to.setPolicy(Limits.isEmpty(change.getPolicy(), "{}") ? null : change.getPolicy());
        }
        if (change.getRules() != null) {
            to.setRules(Limits.isEmpty(change.getRules(), "[]") ? null : change.getRules());
            to.setRulesVersion(from.getRulesVersion() + (Objects.equals(to.getRules(), from.getRules()) ? 0 : 1));
        }
        return to;
    }

    /** What a migration is before it is created. */
    private static MigrationState beginning(String migration, Instant now) {
        return MigrationState.newBuilder()
                .setMigration(migration)
                .setMode(Mode.OLD)
                .setExposure(1)
                .setSampleRate(1)
                .setWrites(Writes.NONE)
                .setEpoch(0)
                .setModeSince(now)
                .setChangedAt(now)
                .setChangedBy("")
                .setReason("")
                .setCommandId("")
                .build();
    }

    private static Command with(Command command, Outcome outcome) {
        Command decided = Copies.of(command);
        decided.setOutcome(outcome);
        return decided;
    }

    private static long epochOf(@Nullable MigrationState state) {
        return state == null ? 0 : state.getEpoch();
    }

    private static double orElse(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
