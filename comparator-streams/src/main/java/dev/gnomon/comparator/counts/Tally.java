package dev.gnomon.comparator.counts;

import dev.gnomon.comparator.bytes.ByteReader;
import dev.gnomon.comparator.bytes.ByteWriter;
import dev.gnomon.comparator.bytes.Hash;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been counted of one migration in one partition. Not safe for several threads. */
@SuppressWarnings("EnumOrdinal") // minutes hold arrays in the order of Verdict
public final class Tally {

    final Counters counters = new Counters();
    final TallyChanges changes = new TallyChanges();
    final Minutes minutes = new Minutes();

    /** The newest entry of the journal that is in what was stored of this tally; -1 where nothing was. */
    long storedUpTo = -1;

    /** The oldest entry of the journal that is not; {@link Long#MAX_VALUE} where there is none. */
    long changedSince = Long.MAX_VALUE;

    /** Whether it changed since its changes were last written. */
    boolean touched;

    /** Whether it changed since it was last handed on. */
    boolean unsent;

    private final String migration;
    private final byte[] slug;
    private final long hash;
    private final Operations operations = new Operations();

    Tally(String migration, long hash) {
        this.migration = migration;
        this.slug = migration.getBytes(StandardCharsets.UTF_8);
        this.hash = hash;
    }

    /** The migration's slug in UTF-8. Not a copy. */
    public byte[] slug() {
        return slug;
    }

    /** Whether a part of {@code bytes} is the migration's slug. */
    public boolean hasSlug(byte[] bytes, int from, int length) {
        return Arrays.equals(slug, 0, slug.length, bytes, from, from + length);
    }

    /** A 64-bit hash of the migration and a request ID, which is a part of {@code bytes}. */
    public long requestKey(byte[] bytes, int from, int length) {
        return Hash.of(bytes, from, length, hash);
    }

    /** Adds {@code change} requests with this verdict whose first side arrived in {@code minute}. */
    public void count(Verdict verdict, int minute, int change) {
        counters.add(verdict, change);
        changes.count(verdict, minute, change);
        minutes.count(minute, verdict.ordinal(), change);
    }

    /** Adds {@code change} to a counter. */
    public void count(Counter counter, int change) {
        counters.add(counter, change);
    }

    /** Adds an observation of a side that could be paired. */
    public void observed(Side side) {
        counters.add(side == Side.NEW ? Counter.NEW_OBSERVATIONS : Counter.OLD_OBSERVATIONS, 1);
    }

    /** The operation whose name is a part of {@code bytes}; null where the migration has too many. */
    public @Nullable Operation operation(byte[] bytes, int from, int length) {
        return operations.of(bytes, from, length);
    }

    /** A copy of everything, to be handed on. */
    public PartitionRates snapshot(int partition) {
        List<MinuteCounts> minuteCounts = new ArrayList<>(minutes.size());
        for (int place = 0; place < minutes.size(); place++) {
            minuteCounts.add(new MinuteCounts((long) minutes.minute(place), Counters.asCounts(minutes.counts(place))));
        }
        PartitionRates rates = new PartitionRates();
        rates.setMigration(migration);
        rates.setPartition(partition);
        rates.setTotal(Counters.asCounts(counters.verdicts));
        counters.copyOthers(rates);
        rates.setMinutes(minuteCounts);
        rates.setOperations(operations.snapshot());
        return rates;
    }

    /** Writes what changed since the last time; minutes relative to {@code baseMinute}. */
    public void writeChanges(int baseMinute, ByteWriter to) {
        changes.write(counters, baseMinute, to);
    }

    /** Reads what {@link #writeChanges} wrote, and adds it unless {@code known} says that it is in already. */
    public void readChanges(ByteReader from, int baseMinute, boolean known) {
        TallyChanges.restore(from, baseMinute, this, known);
    }
}
