package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.MigrationRates;
import org.apache.kafka.common.serialization.Serdes;

/** The state stores. */
public final class Stores {

    /** The newest rates of every migration. */
    public static final StoreDef<String, MigrationRates> RATES =
            new StoreDef<>("migration-rates", Serdes.String(), Codec.of(MigrationRates.class));

    private Stores() {}
}
