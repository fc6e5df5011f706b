package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import org.jspecify.annotations.Nullable;

/**
 * One request under one state of its migration. Mode, epoch and sampling come from one reading of that state. Safe for use
 * by several threads.
 */
final class Call {

    private static final byte OPEN = 0;
    private static final byte SETTLED = 1;
    private static final byte CANCELLED = 2;

    private final Track track;
    private final Request request;
    private final Mode mode;
    private final long epoch;
    private final boolean observed;
    private final @Nullable String traceParent;

    /** A byte, not an enum: it fits into a gap, and a call is made for each request. */
    private volatile byte fate;

    /**
     * A call whose caller has no answer yet.
     *
     * @param observed whether its observations are published: both sides are compared, and the request is sampled
     * @param traceParent W3C traceparent; null where there is none
     */
    Call(Track track, Request request, Plan plan, Mode mode, boolean observed, @Nullable String traceParent) {
        this.track = track;
        this.request = request;
        this.mode = mode;
        epoch = plan.epoch();
        this.observed = observed;
        this.traceParent = traceParent;
    }

    private Call(Call call, boolean observed, @Nullable String traceParent) {
        track = call.track;
        request = call.request;
        mode = call.mode;
        epoch = call.epoch;
        this.observed = observed;
        this.traceParent = traceParent;
    }

    Track track() {
        return track;
    }

    Request request() {
        return request;
    }

    Mode mode() {
        return mode;
    }

    long epoch() {
        return epoch;
    }

    boolean observed() {
        return observed;
    }

    @Nullable
    String traceParent() {
        return traceParent;
    }

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
        return new Call(this, observed, header);
    }

    Call unobserved() {
        return new Call(this, false, traceParent);
    }

    /** Whether it can still be cancelled: the authoritative side has not given anything yet. */
    boolean isOpen() {
        return fate == OPEN;
    }

    /** The authoritative side has given something, or never will. */
    void settle() {
        if (fate == OPEN) {
            fate = SETTLED;
        }
    }

    /** Somebody gave the request up: none of its observations is evidence. */
    void cancel() {
        fate = CANCELLED;
    }

    boolean isCancelled() {
        return fate == CANCELLED;
    }
}
