package dev.gnomon.schemas;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * Copies records field by field. The generated builders cannot do it: they load the classes of enums by name, which Avro
 * refuses unless the application that embeds us has allowed it for the whole process.
 */
public final class Copies {

    private Copies() {}

    /** A record whose fields can be set without changing {@code original}; what they hold is shared. */
    public static MigrationState of(MigrationState original) {
        return copy(original, new MigrationState());
    }

    /** Likewise. */
    public static Command of(Command original) {
        return copy(original, new Command());
    }

    private static <T extends SpecificRecordBase> T copy(T from, T to) {
        for (int field = 0; field < from.getSchema().getFields().size(); field++) {
            to.put(field, from.get(field));
        }
        return to;
    }
}
