package dev.gnomon.comparator.counts;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.OperationSight;
import dev.gnomon.schemas.PartitionRates;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Adds up what the partitions have counted of one migration. */
public final class RatesSum {

    /** How many of the newest minutes are told. */
    public static final int MINUTES = 60;
    /** How many operations are told. */
    public static final int MOST_OPERATIONS = 50;

    private RatesSum() {}

    /** The rates of {@code migration} at {@code now}, in milliseconds since 1970. */
    public static MigrationRates of(String migration, List<PartitionRates> partitions, long now) {
        Counts total = new Counts();
        partitions.forEach(each -> add(each.getTotal(), total));
        MigrationRates rates = new MigrationRates();
        rates.setMigration(migration);
        rates.setUpdatedAt(Instant.ofEpochMilli(now));
        rates.setPartitions(partitions.size());
        rates.setTotal(total);
        for (Counter counter : Counter.values()) {
            counter.put(rates, partitions.stream().mapToLong(counter::of).sum());
        }
        rates.setMinutes(minutes(partitions));
        rates.setOperations(operations(partitions));
        return rates;
    }

    /** Adds each number of {@code counts} to the same one of {@code to}. */
    public static void add(Counts counts, Counts to) {
        for (int field = 0; field < Counts.getClassSchema().getFields().size(); field++) {
            to.put(field, (Long) to.get(field) + (Long) counts.get(field));
        }
    }

    private static List<OperationSight> operations(List<PartitionRates> partitions) {
        TreeMap<String, OperationSight> byName = new TreeMap<>();
        for (PartitionRates partition : partitions) {
            for (OperationSight sight : partition.getOperations()) {
                byName.merge(sight.getOperation(), sight, RatesSum::latest);
            }
        }
        return byName.values().stream().limit(MOST_OPERATIONS).toList();
    }

    private static OperationSight latest(OperationSight one, OperationSight other) {
        return new OperationSight(
                one.getOperation(),
                Math.max(one.getOldSeenAt(), other.getOldSeenAt()),
                Math.max(one.getNewSeenAt(), other.getNewSeenAt()));
    }

    private static List<MinuteCounts> minutes(List<PartitionRates> partitions) {
        TreeMap<Long, Counts> byMinute = new TreeMap<>();
        for (PartitionRates partition : partitions) {
            for (MinuteCounts minute : partition.getMinutes()) {
                add(minute.getCounts(), byMinute.computeIfAbsent(minute.getMinute(), none -> new Counts()));
            }
        }
        while (byMinute.size() > MINUTES) {
            byMinute.pollFirstEntry();
        }
        return byMinute.entrySet().stream()
                .map(entry -> new MinuteCounts(entry.getKey(), entry.getValue()))
                .toList();
    }
}
