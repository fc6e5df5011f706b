package dev.gnomon.comparator.counts;

import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A number that is kept for each migration beside its verdicts. This is the one place where such a number is declared in
 * code: its field in {@link PartitionRates} and in {@link MigrationRates} has the same name in camel case, and says what it
 * counts.
 *
 * <p>In storage the numbers stand in this order, those that change most often first. A new one goes to the end.
 */
public enum Counter {
    PENDING,
    OLD_OBSERVATIONS,
    NEW_OBSERVATIONS,
    DUPLICATES,
    CONFLICTING_DUPLICATES,
    REVISIONS,
    TOO_LATE,
    REPEATS,
    MISROUTED;

    private final int inPartition = position(PartitionRates.getClassSchema());
    private final int inMigration = position(MigrationRates.getClassSchema());

    /** The number in what a partition handed on. */
    public long of(PartitionRates rates) {
        return (Long) rates.get(inPartition);
    }

    /** The number in the rates of a migration. */
    public long of(MigrationRates rates) {
        return (Long) rates.get(inMigration);
    }

    /** Its name in the schemas and in JSON. */
    public String field() {
        StringBuilder field = new StringBuilder(name().toLowerCase(Locale.ROOT));
        for (int bar = field.indexOf("_"); bar >= 0; bar = field.indexOf("_")) {
            field.deleteCharAt(bar).setCharAt(bar, Character.toUpperCase(field.charAt(bar)));
        }
        return field.toString();
    }

    void put(SpecificRecord rates, long number) {
        rates.put(rates instanceof PartitionRates ? inPartition : inMigration, number);
    }

    private int position(Schema schema) {
        Schema.Field field = schema.getField(field());
        if (field == null) {
            throw new IllegalStateException(schema.getName() + " has no field " + field());
        }
        return field.pos();
    }
}
