package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pairing with everything around it: two logs, storage that commits, outputs of which only the committed count. It can
 * read, tick, commit and crash at any moment, in any order.
 */
final class SimulatedTask {

    /** A record of a result topic. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Logged(String requestId, byte[] value, long timestamp) {}

    private final PairingConfig config;
    private final MemoryStorage journal = new MemoryStorage();
    private final MemoryStorage parked = new MemoryStorage();
    private final MemoryStorage counts = new MemoryStorage();
    private final BothSides<List<Logged>> logs = new BothSides<>(new ArrayList<>(), new ArrayList<>());
    private final List<Discrepancy> published = new ArrayList<>();
    private BothSides<Integer> position = new BothSides<>(0, 0);
    private BothSides<Integer> committedPosition = position;
    private int committedPublished;
    private Pairing pairing;

    /** The broker's clock. */
    long now;

    /** How far the task's own clock is ahead of it. */
    long skew;

    SimulatedTask(PairingConfig config, long now) {
        this.config = config;
        this.now = now;
        pairing = newPairing();
    }

    void append(Side side, Logged record) {
        logs.of(side).add(record);
    }

    int unread(Side side) {
        return logs.of(side).size() - position.of(side);
    }

    int read(Side side) {
        return position.of(side);
    }

    List<Logged> log(Side side) {
        return logs.of(side);
    }

    /** Hands the next record of a side to the pairing. */
    void readOne(Side side) {
        int offset = position.of(side);
        position = side == Side.OLD
                ? new BothSides<>(offset + 1, position.newSide())
                : new BothSides<>(position.oldSide(), offset + 1);
        Logged record = logs.of(side).get(offset);
        ArrivedRecord arrived = new ArrivedRecord(record.value(), record.timestamp(), offset, false);
        try {
            pairing.accept(side, record.requestId().getBytes(StandardCharsets.UTF_8), arrived, ours());
        } catch (UnreadableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void tick() {
        for (Side side : List.of(Side.OLD, Side.NEW)) {
            if (unread(side) == 0) {
                pairing.caughtUp(side, ours());
            }
        }
        pairing.tick(ours());
    }

    void handOn(int most) {
        pairing.handOn(most, rates -> {});
    }

    void commit() {
        pairing.write();
        journal.commit();
        parked.commit();
        counts.commit();
        committedPosition = position;
        committedPublished = published.size();
    }

    /** Loses what was not committed, and begins again from there. */
    void crash() {
        journal.crash();
        parked.crash();
        counts.crash();
        position = committedPosition;
        published.subList(committedPublished, published.size()).clear();
        pairing = newPairing();
    }

    List<Discrepancy> published() {
        return published;
    }

    int parkedRecords() {
        return parked.size();
    }

    int journalEntries() {
        return journal.size();
    }

    int largestJournalEntry() {
        return journal.largest();
    }

    int countsStored() {
        return counts.puts();
    }

    /** All counts, by migration, as they are handed on after a restart. */
    Map<String, PartitionRates> allCounts() {
        commit();
        Map<String, PartitionRates> all = new HashMap<>();
        newPairing().handOn(Integer.MAX_VALUE, rates -> all.put(rates.getMigration(), rates));
        return all;
    }

    private Pairing newPairing() {
        Pairing fresh = new Pairing(config, 0, new PairingStorage(journal, parked, counts), published::add);
        fresh.restore(this::readAgain, ours());
        return fresh;
    }

    private Map<Long, byte[]> readAgain(Side side, Collection<Long> offsets) {
        Map<Long, byte[]> records = new HashMap<>();
        for (Long offset : offsets) {
            records.put(offset, logs.of(side).get(offset.intValue()).value());
        }
        return records;
    }

    private long ours() {
        return now + skew;
    }
}
