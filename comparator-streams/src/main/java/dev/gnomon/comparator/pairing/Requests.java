package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.counts.Counter;
import dev.gnomon.comparator.counts.Tallies;
import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.comparator.pairing.PairJudge.SideRecord;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/** What happens to requests: the transitions between unknown, pending, missing and settled, and what each one counts. */
final class Requests {

    /** How many verdicts are given, or records moved to the disk, at a time, so that it does not take long. */
    static final int PORTION = 1_000;

    private final long window;
    private final long lateHorizon;
    private final long horizon;
    private final long maxWaitingBytes;
    private final Tallies tallies;
    private final Verdicts verdicts;
    private final WaitingRoom room;
    private final RequestIndex index = new RequestIndex();
    private final RequestChanges changes;

    Requests(PairingConfig config, Tallies tallies, Verdicts verdicts, WaitingRoom room) {
        window = config.window().toMillis();
        lateHorizon = config.lateHorizon().toMillis();
        horizon = config.duplicateHorizon().toMillis();
        maxWaitingBytes = config.maxWaitingBytes();
        this.tallies = tallies;
        this.verdicts = verdicts;
        this.room = room;
        changes = new RequestChanges(index, room);
    }

    RequestIndex index() {
        return index;
    }

    RequestChanges changes() {
        return changes;
    }

    /** Takes up what the journal has; {@code view} may be used for anything afterwards. */
    void restore(Journal journal, Arrivals arrivals, RecordSource source, ObservationView view, long now) {
        new JournalReplay(index, room, tallies, arrivals, view).run(journal, source, now);
    }

    /** The arrival of the side that has waited longest; far in the future where none waits. */
    long oldestWaiting() {
        return room.oldestArrival();
    }

    /** Takes one observation. */
    void accept(Arrival arrival) {
        ObservationView arrived = arrival.view();
        byte[] bytes = arrived.record();
        long key = arrival.tally().requestKey(bytes, arrived.requestStart(), arrived.requestLength());
        long handle = index.find(key);
        if (handle == RequestIndex.ABSENT) {
            open(key, index.insert(key), arrival);
        } else if (isAnotherRequest(handle, arrival)) {
            reopen(key, handle, arrival);
        } else if ((index.state(handle) & arrival.seen()) != 0) {
            duplicate(handle, arrival);
        } else {
            counterpart(key, handle, arrival);
        }
    }

    /** The same ID after the duplicate horizon; unless the counterpart's side has not been read that far. */
    private boolean isAnotherRequest(long handle, Arrival arrival) {
        boolean counterpartMayCome = isPending(handle) && (index.state(handle) & arrival.seen()) != 0;
        return !counterpartMayCome && arrival.at() >= Upkeep.forgottenAt(index.minute(handle), horizon);
    }

    private void reopen(long key, long handle, Arrival arrival) {
        Waiting left = room.get(key);
        if (left != null) {
            if (isPending(handle)) {
                missingAlready(handle, left, arrival);
            }
            room.leave(left);
        }
        open(key, handle, arrival);
    }

    private void open(long key, long handle, Arrival arrival) {
        Waiting waiting = new Waiting(key, arrival.tally(), arrival.side(), arrival.at(), arrival.offset());
        waiting.record = arrival.view().record();
        room.enter(waiting);
        index.minute(handle, Arrivals.minuteOf(arrival.at()));
        index.answer(handle, arrival.seen(), arrival.view().answerFingerprint());
        changes.add(key, handle);
        index.state(handle, RequestIndex.TOUCHED | RequestIndex.PENDING | arrival.seen());
        arrival.tally().count(Counter.PENDING, 1);
        while (room.heapBytes() > maxWaitingBytes) {
            park(room.firstFresh());
        }
    }

    private void duplicate(long handle, Arrival arrival) {
        boolean same = index.answer(handle, arrival.seen()) == arrival.view().answerFingerprint();
        arrival.tally().count(same ? Counter.DUPLICATES : Counter.CONFLICTING_DUPLICATES, 1);
    }

    private void counterpart(long key, long handle, Arrival arrival) {
        index.answer(handle, arrival.seen(), arrival.view().answerFingerprint());
        Waiting waiting = room.get(key);
        if (waiting == null || !waiting.late) {
            // Where a verdict has been given, it stays in its minute.
            index.minute(handle, Math.min(index.minute(handle), Arrivals.minuteOf(arrival.at())));
        }
        changes.add(key, handle);
        long apart = waiting == null ? Long.MAX_VALUE : Math.abs(arrival.at() - waiting.arrivedAt);
        if (waiting != null && isPending(handle) && apart > window) {
            missingAlready(handle, waiting, arrival);
        }
        if (waiting == null || apart > window + lateHorizon) {
            arrival.tally().count(Counter.TOO_LATE, 1);
        } else if (isPending(handle)) {
            settle(handle, waiting, arrival);
        } else {
            revise(handle, waiting, arrival);
        }
        index.state(handle, RequestIndex.TOUCHED | RequestIndex.SEEN_OLD | RequestIndex.SEEN_NEW);
        if (waiting != null) {
            room.leave(waiting);
        }
    }

    private void settle(long handle, Waiting waiting, Arrival arrival) {
        Verdict verdict = verdicts.pair(waiting, room.recordOf(waiting), arrival, index.minute(handle));
        waiting.tally.count(Counter.PENDING, -1);
        waiting.tally.count(verdict, index.minute(handle), 1);
    }

    private void revise(long handle, Waiting waiting, Arrival arrival) {
        Verdict previous = Verdicts.missingOf(waiting, arrival);
        Verdict verdict = verdicts.revision(waiting, room.recordOf(waiting), arrival, index.minute(handle));
        waiting.tally.count(previous, index.minute(handle), -1);
        waiting.tally.count(verdict, index.minute(handle), 1);
        waiting.tally.count(Counter.REVISIONS, 1);
    }

    /** The sides arrived too far apart but are read together: the later one counts as missing first. */
    private void missingAlready(long handle, Waiting waiting, Arrival arrival) {
        boolean waitingIsEarlier = waiting.arrivedAt <= arrival.at();
        SideRecord earlier = waitingIsEarlier
                ? new SideRecord(room.recordOf(waiting), waiting.offset)
                : new SideRecord(arrival.view().record(), arrival.offset());
        Side side = waitingIsEarlier ? waiting.side : arrival.side();
        countMissing(handle, waiting.tally, verdicts.missing(earlier, side, index.minute(handle), arrival.now()));
    }

    private void countMissing(long handle, Tally tally, Verdict verdict) {
        tallies.touch(tally);
        tally.count(Counter.PENDING, -1);
        tally.count(verdict, index.minute(handle), 1);
        index.state(handle, (index.state(handle) & ~RequestIndex.PENDING) | RequestIndex.MISSING);
    }

    /**
     * Gives the verdict on sides whose counterparts should have arrived before {@code readUpTo}, and did not; says how many
     * there were.
     */
    int closeWindows(Side side, long readUpTo, long now) {
        long windowClosed = readUpTo - window;
        int budget = PORTION;
        for (Waiting first = room.firstPending(side);
                first != null && first.arrivedAt < windowClosed && budget > 0;
                first = room.firstPending(side), budget--) {
            closeWindow(first, now);
        }
        long lateClosed = windowClosed - lateHorizon;
        for (Waiting first = room.firstLate(side);
                first != null && first.arrivedAt < lateClosed && budget > 0;
                first = room.firstLate(side), budget--) {
            room.leave(first);
        }
        return PORTION - budget;
    }

    private void closeWindow(Waiting waiting, long now) {
        long handle = index.find(waiting.key);
        SideRecord present = new SideRecord(room.recordOf(waiting), waiting.offset);
        countMissing(handle, waiting.tally, verdicts.missing(present, waiting.side, index.minute(handle), now));
        changes.add(waiting.key, handle);
        room.becomesLate(waiting);
    }

    /** Moves the records of sides that arrived before {@code arrival} to the disk, some of them; says how many. */
    int parkOlderThan(long arrival) {
        int budget = PORTION;
        for (Waiting first = room.firstFresh();
                first != null && first.arrivedAt < arrival && budget > 0;
                first = room.firstFresh(), budget--) {
            park(first);
        }
        return PORTION - budget;
    }

    private void park(@Nullable Waiting waiting) {
        if (waiting != null) {
            room.park(waiting);
            changes.add(waiting.key, index.find(waiting.key));
        }
    }

    private boolean isPending(long handle) {
        return (index.state(handle) & RequestIndex.PENDING) != 0;
    }
}
