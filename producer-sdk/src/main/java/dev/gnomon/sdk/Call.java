package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import org.jspecify.annotations.Nullable;

/**
 * One request under one state of its migration. Mode, epoch and sampling come from one reading of that state.
 *
 * @param track what all calls of the migration share
 * @param request the request
 * @param mode the mode in which it is served
 * @param epoch the epoch of the state
 * @param observed whether its observations are published: both sides are compared, and the request is sampled
 * @param traceParent W3C traceparent; null where there is none
 */
record Call(
        Track track,
        Request request,
        Mode mode,
        long epoch,
        boolean observed,
        @Nullable String traceParent) {

    /** The side that answers the caller. */
    Side answering() {
        return Modes.answering(mode);
    }

    /** The side that runs beside the caller, if both run. */
    Side beside() {
        return Modes.other(answering());
    }

    Tally tally(Side side) {
        return track.tally(side);
    }

    Call withTraceParent(@Nullable String header) {
        return new Call(track, request, mode, epoch, observed, header);
    }

    Call unobserved() {
        return new Call(track, request, mode, epoch, false, traceParent);
    }
}
