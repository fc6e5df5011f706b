package dev.gnomon.comparator.control;

import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import java.util.List;
import java.util.stream.Stream;

/**
 * In which mode each request unit is served: units lie between 0 and 1, those below the exposure are in the mode, the
 * others in the mode before it.
 */
final class Exposures {

    private static final List<Mode> ORDER = List.of(Mode.OLD, Mode.SHADOW, Mode.REVERSE_SHADOW, Mode.NEW);

    private Exposures() {}

    /** How many steps towards NEW the units go that go farthest; negative towards OLD; 0 where none moves. */
    static int farthestStep(MigrationState from, MigrationState to) {
        return segments(from, to)
                .map(unit -> rank(modeOf(to, unit)) - rank(modeOf(from, unit)))
                .reduce(0, (one, other) -> Math.abs(other) > Math.abs(one) ? other : one);
    }

    /** Whether any unit comes closer to NEW. */
    static boolean promotes(MigrationState from, MigrationState to) {
        return segments(from, to).anyMatch(unit -> rank(modeOf(to, unit)) > rank(modeOf(from, unit)));
    }

    /** Whether any unit that the new side answered is answered by the old side. */
    static boolean givesAuthorityBack(MigrationState from, MigrationState to) {
        return segments(from, to)
                .anyMatch(unit -> !Modes.answersOld(modeOf(from, unit)) && Modes.answersOld(modeOf(to, unit)));
    }

    /** Whether any unit is in {@code mode}. */
    static boolean any(MigrationState state, Mode mode) {
        return segments(state, state).anyMatch(unit -> modeOf(state, unit) == mode);
    }

    /** One unit of each stretch between 0 and 1 whose units are treated alike. */
    private static Stream<Double> segments(MigrationState from, MigrationState to) {
        double low = Math.min(from.getExposure(), to.getExposure());
        double high = Math.max(from.getExposure(), to.getExposure());
        return Stream.of(new double[] {0, low}, new double[] {low, high}, new double[] {high, 1})
                .filter(stretch -> stretch[0] < stretch[1])
                .map(stretch -> stretch[0]);
    }

    private static Mode modeOf(MigrationState state, double unit) {
        return unit < state.getExposure() ? state.getMode() : Modes.before(state.getMode());
    }

    private static int rank(Mode mode) {
        return ORDER.indexOf(mode);
    }
}
