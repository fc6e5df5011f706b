package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import org.jspecify.annotations.Nullable;

/**
 * One observed request: what its two observations have in common, mode and epoch from one reading of the state.
 *
 * @param track the migration
 * @param request the request
 * @param mode the mode under which it runs
 * @param epoch the epoch under which it runs
 * @param traceParent W3C traceparent, if there is one
 */
record Call(
        Track track,
        Request request,
        Mode mode,
        long epoch,
        @Nullable String traceParent) {

    Tally tally(Side side) {
        return track.tally(side);
    }
}
