package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;

/**
 * A migration's state, prepared for the request path: a call reads it once and takes everything from it.
 *
 * @param settled whether every request is answered by one side and nothing is observed
 * @param mode the mode of exposed request units
 * @param before the mode of the others
 * @param exposedBelow positions below this are exposed
 * @param sampledBelow positions below this are sampled
 * @param epoch what the observations carry
 */
record Plan(boolean settled, Mode mode, Mode before, long exposedBelow, long sampledBelow, long epoch) {

    static Plan of(MigrationState state) {
        Mode mode = state.mode();
        boolean everybody = mode == Mode.OLD || state.exposure() == 1;
        return new Plan(
                !shadows(mode) && everybody,
                mode,
                before(mode),
                UnitHash.below(state.exposure()),
                UnitHash.below(state.sampleRate()),
                state.epoch());
    }

    static boolean shadows(Mode mode) {
        return mode == Mode.SHADOW || mode == Mode.REVERSE_SHADOW;
    }

    static boolean answersOld(Mode mode) {
        return mode == Mode.OLD || mode == Mode.SHADOW;
    }

    private static Mode before(Mode mode) {
        return switch (mode) {
            case OLD, SHADOW -> Mode.OLD;
            case REVERSE_SHADOW -> Mode.SHADOW;
            case NEW -> Mode.REVERSE_SHADOW;
        };
    }
}
