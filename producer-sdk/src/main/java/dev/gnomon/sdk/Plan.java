package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.sdk.spi.MigrationState;

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
                !Modes.comparesBoth(mode) && everybody,
                mode,
                Modes.before(mode),
                UnitHash.below(state.exposure()),
                UnitHash.below(state.sampleRate()),
                state.epoch());
    }
}
