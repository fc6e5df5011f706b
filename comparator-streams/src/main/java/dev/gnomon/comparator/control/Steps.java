package dev.gnomon.comparator.control;

import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Writes;
import org.jspecify.annotations.Nullable;

/** Which way a migration may go from one state to the next. */
final class Steps {

    private final PromotionGate gate;

    Steps(PromotionGate gate) {
        this.gate = gate;
    }

    /** Refuses a step that needs force. */
    void check(MigrationState from, MigrationState to) throws RefusedException {
        int farthest = Exposures.farthestStep(from, to);
        if (Math.abs(farthest) > 1) {
            throw refused(tooFar(from, to, farthest));
        }
        if (from.getOldSideBehind() && Exposures.givesAuthorityBack(from, to)) {
            throw refused(
                    "the old side may miss writes that the new side has taken; bring it up to date and use force");
        }
        String objection = Exposures.promotes(from, to) ? gate.objection(from, to) : null;
        if (objection != null) {
            throw refused(objection);
        }
    }

    /** Whether the old side may miss writes once {@code to} is in force. */
    static boolean oldSideBehind(MigrationState from, MigrationState to) {
        boolean newAlone = Exposures.any(to, Mode.NEW);
        boolean newAnswers = newAlone || Exposures.any(to, Mode.REVERSE_SHADOW);
        boolean loses = switch (to.getWrites()) {
            case NONE -> false;
            case SHADOWED -> newAlone;
            case AUTHORITATIVE_ONLY -> newAnswers;
        };
        return loses || (from.getOldSideBehind() && newAnswers && to.getWrites() != Writes.NONE);
    }

    /** A state in a few words, such as {@code REVERSE_SHADOW at 10 %}. */
    static String describe(MigrationState state) {
        return state.getMode() == Mode.OLD || state.getExposure() == 1
                ? state.getMode().name()
                : state.getMode() + " at " + Limits.percent(state.getExposure());
    }

    private static String tooFar(MigrationState from, MigrationState to, int farthest) {
        @Nullable String hint = null;
        if (Math.abs(to.getMode().compareTo(from.getMode())) == 1) {
            hint = farthest > 0 ? "bring the exposure of " + from.getMode() + " to 100 % first" : "step to 100 % first";
        }
        return "from " + describe(from) + " to " + describe(to) + " some requests would go " + Math.abs(farthest)
                + " steps at once, and one is allowed without force" + (hint == null ? "" : "; " + hint);
    }

    private static RefusedException refused(String why) {
        return new RefusedException(Ruling.NOT_ALLOWED, why);
    }
}
