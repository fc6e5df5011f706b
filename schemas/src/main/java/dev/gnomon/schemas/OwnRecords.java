package dev.gnomon.schemas;

import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Finds the generated classes of this package, and no other class, whatever a schema names.
 *
 * <p>Avro by itself refuses to load them: it wants them named in a list that is global to the process, and that belongs
 * to the application that embeds us.
 */
final class OwnRecords extends SpecificData {

    private static final String PACKAGE = OwnRecords.class.getPackageName();

    OwnRecords() {
        super(OwnRecords.class.getClassLoader());
        addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    @Override
    public Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> ownClass(schema);
            default -> super.getClass(schema);
        };
    }

    private static Class<?> ownClass(Schema schema) {
        if (!PACKAGE.equals(schema.getNamespace())) {
            throw new SecurityException(schema.getFullName() + " is not a record of " + PACKAGE);
        }
        try {
            return Class.forName(schema.getFullName());
        } catch (ClassNotFoundException unknown) {
            throw new SecurityException(schema.getFullName() + " is not a generated class", unknown);
        }
    }
}
