package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.counts.RatesSum;
import dev.gnomon.comparator.pairing.Bounds;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.OperationSight;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Slug;
import java.util.List;

/** What records of rates are when we have written them; others are somebody else's. */
final class RatesBounds {

    static final int MINUTES = RatesSum.MINUTES;
    static final int OPERATIONS = RatesSum.MOST_OPERATIONS;

    private RatesBounds() {}

    static boolean hold(MigrationRates rates) {
        return hold(rates.getMigration(), rates.getMinutes(), rates.getOperations());
    }

    static boolean hold(PartitionRates rates) {
        return rates.getPartition() >= 0 && hold(rates.getMigration(), rates.getMinutes(), rates.getOperations());
    }

    private static boolean hold(String migration, List<MinuteCounts> minutes, List<OperationSight> operations) {
        return Slug.is(migration)
                && minutes.size() <= MINUTES
                && operations.size() <= OPERATIONS
                && operations.stream().allMatch(sight -> sight.getOperation().length() <= Bounds.OPERATION);
    }
}
