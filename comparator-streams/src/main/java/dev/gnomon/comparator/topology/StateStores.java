package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.PartitionRates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;

/** The state stores of the comparator. */
public final class StateStores {

    /**
     * After a crash a task reads its changelogs from their beginning: small segments keep what compaction cannot touch
     * yet, the newest segment, short.
     */
    private static final Map<String, String> SHORT = Map.of(
            "segment.bytes", Integer.toString(32 << 20),
            "segment.ms", Long.toString(Duration.ofMinutes(10).toMillis()),
            "min.cleanable.dirty.ratio", "0.2",
            "delete.retention.ms", Long.toString(Duration.ofMinutes(10).toMillis()));

    /** The newest rates of each migration, over all partitions. Open to interactive queries. */
    public static final StoreDef<String, MigrationRates> RATES =
            new StoreDef<>("migration-rates", Serdes.String(), Codec.of(MigrationRates.class), false, SHORT);

    /** What each partition last handed on of each migration: migration, 0, partition to its counts. */
    static final StoreDef<String, PartitionRates> PARTITION_RATES =
            new StoreDef<>("partition-rates", Serdes.String(), Codec.of(PartitionRates.class), false, SHORT);

    /** The journal of each pairing. */
    static final StoreDef<byte[], byte[]> JOURNAL =
            new StoreDef<>("pairing-journal", Serdes.ByteArray(), Serdes.ByteArray(), true, SHORT);

    /** Records that wait longer than a moment. */
    static final StoreDef<byte[], byte[]> PARKED =
            new StoreDef<>("pairing-parked", Serdes.ByteArray(), Serdes.ByteArray(), true, SHORT);

    /** The tallies of each pairing as of a while ago; the journal has what changed since. */
    static final StoreDef<byte[], byte[]> COUNTS =
            new StoreDef<>("pairing-counts", Serdes.ByteArray(), Serdes.ByteArray(), true, SHORT);

    /** The state in force of each migration. Open to interactive queries. */
    public static final StoreDef<String, MigrationState> MIGRATIONS =
            new StoreDef<>("migration-states", Serdes.String(), Codec.of(MigrationState.class), false, SHORT);

    /**
     * Every decided command: {@link CommandKeys#of migration and number} to the command with its outcome. Open to
     * interactive queries.
     */
    public static final StoreDef<String, Command> COMMANDS =
            new StoreDef<>("command-log", Serdes.String(), Codec.of(Command.class), true, SHORT);

    /** Which commands were decided: {@link CommandKeys#of migration and command ID} to the key in the log. */
    public static final StoreDef<String, String> COMMAND_IDS =
            new StoreDef<>("command-ids", Serdes.String(), Serdes.String(), true, SHORT);

    /** All that have a changelog. */
    static final List<StoreDef<?, ?>> LOGGED =
            List.of(RATES, PARTITION_RATES, JOURNAL, PARKED, COUNTS, MIGRATIONS, COMMANDS, COMMAND_IDS);

    private StateStores() {}
}
