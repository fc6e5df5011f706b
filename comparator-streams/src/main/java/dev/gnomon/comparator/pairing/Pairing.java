package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.counts.Counter;
import dev.gnomon.comparator.counts.Operation;
import dev.gnomon.comparator.counts.Tallies;
import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Slug;
import java.util.function.Consumer;

/**
 * Gives every request of one partition exactly one verdict.
 *
 * <p>The first side of a request opens it. The counterpart within the window settles it; a later one, up to the late
 * horizon, revises the verdict that it was missing; a still later one changes nothing. All of that is measured between
 * the arrivals of the two sides at the broker, so that a backlog gives the verdicts that live traffic gave. A
 * counterpart counts as missing only when its side has been read beyond the window.
 *
 * <p>Use: {@link #restore}, then any sequence of {@link #accept}, {@link #caughtUp} and {@link #tick}; {@link #write}
 * at every commit. What was not written before a crash is not remembered, and must be handed in again. Times are
 * milliseconds: a record's timestamp is by the broker's clock, {@code now} by one of our own that never goes back. For
 * one thread.
 */
public final class Pairing {

    /** One step of a tick adds up to 20,000 more. At 30 bytes each, an entry stays below a megabyte. */
    private static final int MOST_CHANGES = 10_000;

    /** A tally's slug has up to 100 bytes. */
    private static final int REQUESTS_LIKE_A_TALLY = 5;

    private final PairingConfig config;
    private final int partition;
    private final PairingStorage storage;
    private final ObservationView arrived;
    private final Arrivals arrivals = new Arrivals();
    private final Tallies tallies = new Tallies();
    private final Requests requests;
    private final Journal journal;
    private final Upkeep upkeep;

    /**
     * A pairing that knows nothing yet.
     *
     * @param partition the partition of the result topics that it serves
     */
    public Pairing(PairingConfig config, int partition, PairingStorage storage, PairingOutput output) {
        this.config = config;
        this.partition = partition;
        this.storage = storage;
        Codec<Observation> codec = Codec.of(Observation.class);
        arrived = new ObservationView(codec);
        Verdicts verdicts = new Verdicts(new PairJudge(codec, partition), new ObservationView(codec), output);
        requests = new Requests(config, tallies, verdicts, new WaitingRoom(storage.parked()));
        journal = new Journal(storage.journal());
        upkeep = new Upkeep(config, requests.index(), journal);
    }

    /** Takes up where an earlier instance was at its last commit. To be called once, before anything else. */
    public void restore(RecordSource source, long now) {
        storage.counts().forEach(tallies.unsaved()::restore);
        requests.restore(journal, arrivals, source, arrived, now);
    }

    /**
     * Takes one record of a result topic.
     *
     * @param side whose topic it is from, OLD or NEW
     * @param requestId the record's key
     * @throws UnreadableException if it is not an observation that belongs here; nothing has changed then
     */
    public void accept(Side side, byte[] requestId, ArrivedRecord record, long now) throws UnreadableException {
        arrived.read(record.value());
        if (!arrived.hasRequestId(requestId)) {
            throw new UnreadableException("has another request ID than its key");
        }
        if ((arrived.side() == Side.NEW) != (side == Side.NEW)) {
            throw new UnreadableException("is of the side " + arrived.side() + ", which has another topic");
        }
        Tally tally = tallyOf(arrived);
        tallies.touch(tally);
        long arrival = arrivals.arrived(side, record.timestamp(), now);
        if (record.misrouted()) {
            tally.count(Counter.MISROUTED, 1);
        } else if (arrived.side() == Side.OLD_REPEAT) {
            tally.count(Counter.REPEATS, 1);
        } else {
            tally.observed(side);
            noteOperation(tally, side, now);
            requests.accept(new Arrival(arrived, tally, side, arrival, record.offset(), now));
        }
        writeIfMuch();
    }

    /** The tally of the migration that a record names, made if there is none. */
    private Tally tallyOf(ObservationView view) throws UnreadableException {
        Tally known = tallies.find(view.record(), view.migrationStart(), view.migrationLength());
        if (known != null) {
            return known;
        }
        String migration = view.migration();
        if (!Slug.is(migration)) {
            throw new UnreadableException("names a migration that is no slug");
        }
        if (tallies.isFull()) {
            throw new UnreadableException(
                    "names one migration more than the " + Tallies.MOST_MIGRATIONS + " that are counted");
        }
        return tallies.of(migration);
    }

    private void noteOperation(Tally tally, Side side, long now) {
        if (arrived.operationLength() == 0) {
            return;
        }
        Operation operation = tally.operation(arrived.record(), arrived.operationStart(), arrived.operationLength());
        if (operation != null) {
            operation.saw(side, now);
        }
    }

    /** All that a side's partition held at our time {@code asOf} has been handed in. */
    public void caughtUp(Side side, long asOf) {
        arrivals.caughtUp(side, asOf);
    }

    /** Does what time demands: to be called about once a second, also when no record comes. */
    public void tick(long now) {
        requests.closeWindows(Side.OLD, arrivals.readUpTo(Side.NEW), now);
        writeIfMuch();
        requests.closeWindows(Side.NEW, arrivals.readUpTo(Side.OLD), now);
        writeIfMuch();
        requests.parkOlderThan(arrivals.brokerTime(now) - config.parkAfter().toMillis());
        writeIfMuch();
        upkeep.tick(arrivals.bothReadUpTo(), requests.oldestWaiting(), tallies.unsaved());
    }

    /** Whether there is anything to write. */
    public boolean changed() {
        return requests.changes().size() > 0
                || tallies.unsaved().changed() > 0
                || tallies.unsaved().oldestEntryNeeded() < upkeep.firstEntryRemembered();
    }

    /** A journal entry must fit into one producer record, even if the next commit is far away. */
    private void writeIfMuch() {
        if (requests.changes().size()
                        + REQUESTS_LIKE_A_TALLY * tallies.unsaved().changed()
                >= MOST_CHANGES) {
            write();
        }
    }

    /** Writes what changed since the last time, to become durable with what has been handed in until now. */
    public void write() {
        JournalEntryWriter entry = journal.begin(arrivals);
        tallies.unsaved().writeChanged(entry::add);
        requests.changes().write(entry);
        journal.end();
        tallies.unsaved().store(storage.counts()::put, journal.nextEntry(), upkeep.firstEntryRemembered());
    }

    /** Hands on the counts of up to {@code most} migrations that changed since they were last handed on. */
    public void handOn(int most, Consumer<PartitionRates> receiver) {
        tallies.handOn(most, tally -> receiver.accept(tally.snapshot(partition)));
    }
}
