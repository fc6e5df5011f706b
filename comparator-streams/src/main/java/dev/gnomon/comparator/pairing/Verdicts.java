package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.pairing.PairJudge.Moment;
import dev.gnomon.comparator.pairing.PairJudge.SideRecord;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/** Finds verdicts, and publishes those that are no match. */
final class Verdicts {

    private final PairJudge judge;
    private final ObservationView waitingView;
    private final PairingOutput output;

    Verdicts(PairJudge judge, ObservationView waitingView, PairingOutput output) {
        this.judge = judge;
        this.waitingView = waitingView;
        this.output = output;
    }

    /** Judges a pair that is complete in time. */
    Verdict pair(Waiting waiting, byte @Nullable [] record, Arrival arrival, int openedMinute) {
        if (record != null && plainlyEqual(record, arrival.view())) {
            return Verdict.MATCH;
        }
        Discrepancy event = judged(waiting, record, arrival, openedMinute);
        if (event.getVerdict() != Verdict.MATCH) {
            output.discrepancy(event);
        }
        return event.getVerdict();
    }

    /** Judges a pair whose later side came after the verdict that it was missing. */
    Verdict revision(Waiting waiting, byte @Nullable [] record, Arrival arrival, int openedMinute) {
        Discrepancy event = judged(waiting, record, arrival, openedMinute);
        event.setRevision(1);
        event.setPreviousVerdict(missingOf(waiting, arrival));
        output.discrepancy(event);
        return event.getVerdict();
    }

    /** Gives the verdict that the counterpart of the side in {@code record} is missing. */
    Verdict missing(SideRecord present, Side side, int openedMinute, long now) {
        Discrepancy event = judge.missing(present, side, new Moment(openedMinute, now));
        if (event != null) {
            output.discrepancy(event);
        }
        return missing(Modes.other(side));
    }

    /**
     * Which side of a pair was missing until it came too late: the one whose absence was announced, whatever times the two bear;
     * the later one where both were read together.
     */
    static Verdict missingOf(Waiting waiting, Arrival arrival) {
        boolean arrivedIsMissing = waiting.late || waiting.arrivedAt <= arrival.at();
        return missing(arrivedIsMissing ? Modes.other(waiting.side) : waiting.side);
    }

    private static Verdict missing(Side side) {
        return side == Side.NEW ? Verdict.MISSING_NEW : Verdict.MISSING_OLD;
    }

    private boolean plainlyEqual(byte[] record, ObservationView arrived) {
        try {
            waitingView.read(record);
        } catch (UnreadableException impossible) {
            throw new IllegalStateException("a record that was readable is not any more", impossible);
        }
        return arrived.plainlyEquals(waitingView);
    }

    private Discrepancy judged(Waiting waiting, byte @Nullable [] record, Arrival arrival, int openedMinute) {
        SideRecord first = new SideRecord(record, waiting.offset);
        SideRecord second = new SideRecord(arrival.view().record(), arrival.offset());
        Moment moment = new Moment(openedMinute, arrival.now());
        return waiting.side == Side.OLD ? judge.pair(first, second, moment) : judge.pair(second, first, moment);
    }
}
