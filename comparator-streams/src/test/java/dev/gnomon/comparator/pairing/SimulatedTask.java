package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.PartitionRates;
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
    private final List<List<Logged>> logs = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Discrepancy> published = new ArrayList<>();
    private final int[] position = new int[2];
    private final int[] committedPosition = new int[2];
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

    void append(boolean old, Logged record) {
        logs.get(old ? 0 : 1).add(record);
    }

    int unread(boolean old) {
        return logs.get(old ? 0 : 1).size() - position[old ? 0 : 1];
    }

    int read(boolean old) {
        return position[old ? 0 : 1];
    }

    List<Logged> log(boolean old) {
        return logs.get(old ? 0 : 1);
    }

    /** Hands the next record of a side to the pairing. */
    void readOne(boolean old) {
        int side = old ? 0 : 1;
        int offset = position[side]++;
        Logged record = logs.get(side).get(offset);
        ArrivedRecord arrived = new ArrivedRecord(record.value(), record.timestamp(), offset, false);
        try {
            pairing.accept(old, record.requestId().getBytes(StandardCharsets.UTF_8), arrived, ours());
        } catch (UnreadableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void tick() {
        for (boolean old : new boolean[] {true, false}) {
            if (unread(old) == 0) {
                pairing.caughtUp(old, ours());
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
        System.arraycopy(position, 0, committedPosition, 0, 2);
        committedPublished = published.size();
    }

    /** Loses what was not committed, and begins again from there. */
    void crash() {
        journal.crash();
        parked.crash();
        counts.crash();
        System.arraycopy(committedPosition, 0, position, 0, 2);
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

    private Map<Long, byte[]> readAgain(boolean old, Collection<Long> offsets) {
        Map<Long, byte[]> records = new HashMap<>();
        for (Long offset : offsets) {
            records.put(offset, logs.get(old ? 0 : 1).get(offset.intValue()).value());
        }
        return records;
    }

    private long ours() {
        return now + skew;
    }
}
