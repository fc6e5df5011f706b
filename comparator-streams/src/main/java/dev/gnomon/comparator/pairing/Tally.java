package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has been counted of one migration in one partition. Not safe for several threads. */
@SuppressWarnings("EnumOrdinal") // counts are arrays in the order of Verdict, which is that of the fields of Counts
final class Tally {

    final String migration;
    final byte[] slug;
    final long hash;
    final Counters counters = new Counters();
    final TallyChanges changes = new TallyChanges();
    final Minutes minutes = new Minutes();
    final OperationSights operations = new OperationSights();

    /** The newest entry of the journal that is in what was stored of this tally; -1 where nothing was. */
    long storedUpTo = -1;

    /** The oldest entry of the journal that is not; far in the future where there is none. */
    long changedSince = Long.MAX_VALUE;

    /** Whether it changed since it was last written to the journal. */
    boolean touched;

    /** Whether it changed since it was last handed on. */
    boolean unsent;

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
        minutes.count(minute, verdict.ordinal(), change);
    }

    /** A copy of everything, to be handed on. */
    PartitionRates snapshot(int partition) {
        List<MinuteCounts> minuteCounts = new ArrayList<>(minutes.size());
        for (int place = 0; place < minutes.size(); place++) {
            minuteCounts.add(new MinuteCounts((long) minutes.minute(place), asCounts(minutes.counts(place))));
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
