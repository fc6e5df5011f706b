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
import java.util.function.IntSupplier;

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

    /** After so many steps the journal is written, however far the commit is away: see {@link #mostJournalBytes}. */
    private static final int MOST_STEPS = 3_000;

    /** A tick gives verdicts and parks in portions, so that the journal can be written in between. */
    private static final int PORTIONS = 20;

    private static final int TALLY_LIKE_STEPS = 5;

    /** A request in the journal, as {@link JournalEntryWriter} writes it. */
    private static final int REQUEST_BYTES = 50;

    /** No observation is smaller. */
    private static final int SMALLEST_RECORD = 30;

    /** What one step changes in a tally: three counts of a minute, as the journal has them. */
    private static final int COUNTS_BYTES = 3 * 11;

    /** A tally's slug, and the numbers that go with no minute. */
    private static final int TALLY_BYTES = 225;

    private final PairingConfig config;
    private final int partition;
    private final PairingStorage storage;
    private final ObservationView arrived;
    private final Arrivals arrivals = new Arrivals();
    private final Tallies tallies = new Tallies();
    private final Requests requests;
    private final Journal journal;
    private final Upkeep upkeep;
    private int steps;

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
        Excess excess = new Excess(codec, output);
        arrived = new ObservationView(codec, excess, config.maxRecordBytes());
        ObservationView waiting = new ObservationView(codec, excess, config.maxRecordBytes());
        Verdicts verdicts = new Verdicts(new PairJudge(codec, partition), waiting, output);
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
        arrived.taken();
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
        steps++;
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
        inPortions(() -> requests.closeWindows(Side.OLD, arrivals.readUpTo(Side.NEW), now));
        inPortions(() -> requests.closeWindows(Side.NEW, arrivals.readUpTo(Side.OLD), now));
        long parkBefore = arrivals.brokerTime(now) - config.parkAfter().toMillis();
        inPortions(() -> requests.parkOlderThan(parkBefore));
        upkeep.tick(arrivals.bothReadUpTo(), requests.oldestWaiting(), tallies.unsaved());
    }

    /** Whether there is anything to write. */
    public boolean changed() {
        return requests.changes().size() > 0
                || tallies.unsaved().changed() > 0
                || tallies.unsaved().oldestEntryNeeded() < upkeep.firstEntryRemembered();
    }

    private void inPortions(IntSupplier portion) {
        for (int done = 0; done < PORTIONS; done++) {
            int here = portion.getAsInt();
            steps += here;
            writeIfMuch();
            if (here == 0) {
                return;
            }
        }
    }

    /** A journal entry must fit into one producer record, even if the next commit is far away. */
    private void writeIfMuch() {
        int touched = tallies.unsaved().changed();
        if (steps + requests.changes().size() + TALLY_LIKE_STEPS * touched >= MOST_STEPS) {
            write();
        }
    }

    /**
     * How large an entry of the journal can become, in bytes: what {@link #MOST_STEPS} and one more portion change, and the
     * sides that the last record pushed out to the disk.
     */
    public static int mostJournalBytes(PairingConfig config) {
        int most = MOST_STEPS + Requests.PORTION;
        int parked = config.maxRecordBytes() / (WaitingRoom.OVERHEAD + SMALLEST_RECORD) + 1;
        return most * (REQUEST_BYTES + COUNTS_BYTES) + parked * REQUEST_BYTES + most / TALLY_LIKE_STEPS * TALLY_BYTES;
    }

    /** Writes what changed since the last time, to become durable with what has been handed in until now. */
    public void write() {
        steps = 0;
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
