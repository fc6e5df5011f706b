package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.OperationSight;
import dev.gnomon.schemas.PartitionRates;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Adds up what the partitions have counted of one migration. */
final class RatesSum {

    private RatesSum() {}

    static MigrationRates of(String migration, List<PartitionRates> partitions, long now) {
        Counts total = new Counts();
        partitions.forEach(each -> add(each.getTotal(), total));
        return MigrationRates.newBuilder()
                .setMigration(migration)
                .setUpdatedAt(Instant.ofEpochMilli(now))
                .setPartitions(partitions.size())
                .setTotal(total)
                .setPending(sum(partitions, PartitionRates::getPending))
                .setDuplicates(sum(partitions, PartitionRates::getDuplicates))
                .setConflictingDuplicates(sum(partitions, PartitionRates::getConflictingDuplicates))
                .setRevisions(sum(partitions, PartitionRates::getRevisions))
                .setTooLate(sum(partitions, PartitionRates::getTooLate))
                .setRepeats(sum(partitions, PartitionRates::getRepeats))
                .setMisrouted(sum(partitions, PartitionRates::getMisrouted))
                .setOldObservations(sum(partitions, PartitionRates::getOldObservations))
                .setNewObservations(sum(partitions, PartitionRates::getNewObservations))
                .setMinutes(minutes(partitions))
                .setOperations(operations(partitions))
                .build();
    }

    private static List<OperationSight> operations(List<PartitionRates> partitions) {
        TreeMap<String, OperationSight> byName = new TreeMap<>();
        for (PartitionRates partition : partitions) {
            for (OperationSight sight : partition.getOperations()) {
                byName.merge(sight.getOperation(), sight, RatesSum::latest);
            }
        }
        return byName.values().stream().limit(RatesBounds.OPERATIONS).toList();
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
        while (byMinute.size() > RatesBounds.MINUTES) {
            byMinute.pollFirstEntry();
        }
        return byMinute.entrySet().stream()
                .map(entry -> new MinuteCounts(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void add(Counts counts, Counts to) {
        for (int field = 0; field < Counts.getClassSchema().getFields().size(); field++) {
            to.put(field, (Long) to.get(field) + (Long) counts.get(field));
        }
    }

    private static long sum(List<PartitionRates> partitions, ToLongFunction<PartitionRates> of) {
        return partitions.stream().mapToLong(of).sum();
    }
}
