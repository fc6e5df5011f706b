package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been counted of one migration in one partition. Not safe for several threads. */
@SuppressWarnings("EnumOrdinal") // counts are arrays in the order of Verdict, which is that of the fields of Counts
final class Tally {

    /** How many minutes with a verdict are kept. */
    static final int MINUTES = 60;

    final String migration;
    final byte[] slug;
    final long hash;
    final Counters counters = new Counters();
    final TallyChanges changes = new TallyChanges();
    final OperationSights operations = new OperationSights();

    /** The newest entry of the journal that is in what was stored of this tally; -1 where nothing was. */
    long storedUpTo = -1;

    /** The oldest entry of the journal that is not, if it is {@link #unsent}. */
    long changedSince;

    /** Whether it changed since it was last written to the journal. */
    boolean touched;

    /** Whether it changed since it was last handed on. */
    boolean unsent;

    private final TreeMap<Integer, long[]> minutes = new TreeMap<>();
    private final List<Integer> unstoredMinutes = new ArrayList<>();
    private int hotMinute = Integer.MIN_VALUE;
    private long[] hotCounts = new long[Counters.VERDICTS];

    Tally(String migration, long hash) {
        this.migration = migration;
        this.slug = migration.getBytes(StandardCharsets.UTF_8);
        this.hash = hash;
    }

    boolean hasSlug(byte[] bytes, int from, int length) {
        return Arrays.equals(slug, 0, slug.length, bytes, from, from + length);
    }

    /** Adds {@code change} requests with this verdict whose first side arrived in {@code minute}. */
    void count(Verdict verdict, int minute, int change) {
        counters.verdicts[verdict.ordinal()] += change;
        changes.count(verdict, minute, change);
        if (minute != hotMinute) {
            hotCounts = minutes.computeIfAbsent(minute, none -> new long[Counters.VERDICTS]);
            hotMinute = minute;
            if (!unstoredMinutes.contains(minute)) {
                unstoredMinutes.add(minute);
            }
        }
        hotCounts[verdict.ordinal()] += change;
    }

    /** Puts a minute's counts as they were stored. */
    void restoreMinute(int minute, long[] counts) {
        minutes.put(minute, counts);
    }

    /** Stores all of it; {@code upTo} is the newest entry of the journal that is in it. */
    void store(Storage storage, long upTo) {
        storage.put(TallyFormat.totalKey(slug), TallyFormat.total(counters, upTo));
        for (int minute : unstoredMinutes) {
            long[] counts = minutes.get(minute);
            if (counts != null) {
                storage.put(TallyFormat.minuteKey(slug, minute), TallyFormat.counts(counts));
            }
        }
        unstoredMinutes.clear();
        hotMinute = Integer.MIN_VALUE;
        while (minutes.size() > MINUTES) {
            storage.delete(TallyFormat.minuteKey(slug, minutes.pollFirstEntry().getKey()));
        }
    }

    /** A copy of everything, to be handed on. */
    PartitionRates snapshot(int partition) {
        List<MinuteCounts> minuteCounts = new ArrayList<>(minutes.size());
        for (Map.Entry<Integer, long[]> minute : minutes.entrySet()) {
            minuteCounts.add(new MinuteCounts((long) minute.getKey(), asCounts(minute.getValue())));
        }
        return PartitionRates.newBuilder()
                .setMigration(migration)
                .setPartition(partition)
                .setTotal(asCounts(counters.verdicts))
                .setPending(counters.pending)
                .setDuplicates(counters.duplicates)
                .setConflictingDuplicates(counters.conflictingDuplicates)
                .setRevisions(counters.revisions)
                .setTooLate(counters.tooLate)
                .setRepeats(counters.repeats)
                .setMisrouted(counters.misrouted)
                .setOldObservations(counters.oldObservations)
                .setNewObservations(counters.newObservations)
                .setMinutes(minuteCounts)
                .setOperations(operations.snapshot())
                .build();
    }

    private static Counts asCounts(long[] verdicts) {
        Counts counts = new Counts();
        for (int verdict = 0; verdict < verdicts.length; verdict++) {
            counts.put(verdict, verdicts[verdict]);
        }
        return counts;
    }
}
