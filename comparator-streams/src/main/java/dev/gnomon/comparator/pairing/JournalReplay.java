package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.LongMap;
import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.counts.Tallies;
import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Rebuilds the index and the waiting room from the journal. */
final class JournalReplay implements Journal.Restoration {

    private final RequestIndex index;
    private final WaitingRoom room;
    private final Tallies tallies;
    private final Arrivals arrivals;
    private final ObservationView view;
    private final LongMap<Waiting> waiting = new LongMap<>();
    private long latestOld = Arrivals.NEVER;
    private long latestNew = Arrivals.NEVER;

    JournalReplay(RequestIndex index, WaitingRoom room, Tallies tallies, Arrivals arrivals, ObservationView view) {
        this.index = index;
        this.room = room;
        this.tallies = tallies;
        this.arrivals = arrivals;
        this.view = view;
    }

    void run(Journal journal, RecordSource source, long now) {
        journal.restore(this);
        tallies.unsaved().restored(journal.nextEntry());
        arrivals.restore(Side.OLD, latestOld, now);
        arrivals.restore(Side.NEW, latestNew, now);
        List<Waiting> inOrder = new ArrayList<>(waiting.size());
        waiting.forEach(inOrder::add);
        inOrder.sort(Comparator.comparingLong(each -> each.arrivedAt));
        fetch(inOrder, source, Side.OLD);
        fetch(inOrder, source, Side.NEW);
        for (Waiting each : inOrder) {
            each.late = (index.state(index.find(each.key)) & RequestIndex.MISSING) != 0;
            room.enter(each);
        }
    }

    private void fetch(List<Waiting> all, RecordSource source, Side side) {
        List<Waiting> unparked =
                all.stream().filter(each -> each.side == side && !each.parked).toList();
        if (unparked.isEmpty()) {
            return;
        }
        List<Long> offsets = unparked.stream().map(each -> each.offset).toList();
        Map<Long, byte[]> records = source.read(side, offsets);
        for (Waiting each : unparked) {
            byte[] record = records.get(each.offset);
            each.record = record != null && isOf(each, record) ? record : null;
        }
    }

    /** Whether the record is the one that the side waits with; a topic that was made anew has others in its place. */
    private boolean isOf(Waiting waiting, byte[] record) {
        try {
            view.read(record);
        } catch (UnreadableException another) {
            return false;
        }
        byte[] bytes = view.record();
        return waiting.tally.hasSlug(bytes, view.migrationStart(), view.migrationLength())
                && waiting.key == waiting.tally.requestKey(bytes, view.requestStart(), view.requestLength())
                && (waiting.side == Side.NEW) == (view.side() == Side.NEW);
    }

    @Override
    public Tally tallyOf(byte[] slug) {
        return tallies.of(new String(slug, StandardCharsets.UTF_8));
    }

    @Override
    public void latest(long oldSide, long newSide) {
        latestOld = oldSide;
        latestNew = newSide;
    }

    @Override
    public boolean knows(Tally tally, long sequence) {
        return tallies.unsaved().knows(tally, sequence);
    }

    @Override
    public void request(long key, int state, int minute, int oldAnswer, int newAnswer) {
        long known = index.find(key);
        long handle = known == RequestIndex.ABSENT ? index.insert(key) : known;
        index.state(handle, state);
        index.minute(handle, minute);
        index.answer(handle, RequestIndex.SEEN_OLD, oldAnswer);
        index.answer(handle, RequestIndex.SEEN_NEW, newAnswer);
        waiting.remove(key);
    }

    @Override
    public void waits(Waiting side) {
        waiting.put(side.key, side);
    }
}
