package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.Bounds;
import dev.gnomon.comparator.pairing.Pairing;
import dev.gnomon.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How large the records can become that the comparator writes, whatever it reads: from the bounds of what it takes. Pure.
 */
public final class LargestOutputs {

    /** What Kafka adds to a record: the batch's header, lengths, timestamps; and our frame. */
    private static final int OVERHEAD = 500;

    /** An enum, a number, a length: none takes more. */
    private static final int NUMBER = 10;

    private LargestOutputs() {}

    /** By topic, the largest record in bytes, key and overhead included. */
    public static Map<String, Integer> byTopic(Topics topics, String applicationId, PairingConfig pairing) {
        Map<String, Integer> largest = new LinkedHashMap<>();
        largest.put(topics.discrepancies(), OVERHEAD + discrepancy());
        largest.put(topics.mismatchRates(), OVERHEAD + rates());
        largest.put(topics.commands(), OVERHEAD + command());
        largest.put(topics.migrations(), OVERHEAD + state());
        largest.put(topics.deadLetters(), OVERHEAD + DeadLetters.mostBytes());
        largest.put(ComparatorTopology.repartitionTopic(applicationId), OVERHEAD + rates());
        Map<StoreDef<?, ?>, Integer> stores = Map.of(
                StateStores.RATES, rates(),
                StateStores.PARTITION_RATES, rates(),
                StateStores.JOURNAL, Pairing.mostJournalBytes(pairing),
                StateStores.PARKED, pairing.maxRecordBytes(),
                StateStores.COUNTS, rates(),
                StateStores.MIGRATIONS, state(),
                StateStores.COMMANDS, command(),
                StateStores.COMMAND_IDS, command());
        StateStores.LOGGED.forEach(store -> largest.put(
                applicationId + "-" + store.name() + "-changelog",
                OVERHEAD + Objects.requireNonNull(stores.get(store), store.name())));
        return largest;
    }

    /** The largest record of all. */
    public static int most(Topics topics, String applicationId, PairingConfig pairing) {
        return byTopic(topics, applicationId, pairing).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Beside its key: at most 100 differences with a path of 1,000 and two values of 200 characters, and two sides. */
    static int discrepancy() {
        int requestId = 2 * Bounds.REQUEST_ID_BYTES;
        int difference = text(1_000) + 2 * text(200) + 4 * NUMBER;
        int side = text(Bounds.SERVICE)
                + text(Bounds.TRACE_PARENT)
                + text(Bounds.FAILURE_TYPE)
                + text(Bounds.FAILURE_MESSAGE)
                + 12 * NUMBER;
        int reasonAndSignature = text(1_000) + text(300);
        return requestId
                + text(Bounds.MIGRATION)
                + text(Bounds.OPERATION)
                + reasonAndSignature
                + 100 * difference
                + 2 * side
                + 20 * NUMBER;
    }

    /** Of one partition or of all: 60 minutes and 50 operations. */
    static int rates() {
        int counts = 9 * NUMBER;
        return 2 * text(Bounds.MIGRATION)
                + 13 * NUMBER
                + counts
                + RatesBounds.MINUTES * (NUMBER + counts)
                + RatesBounds.OPERATIONS * (text(Bounds.OPERATION) + 2 * NUMBER);
    }

    /** As it was read, and its ID once more in the explanation that it is a replay. */
    static int command() {
        return 2 * ControlProcessor.MAX_BYTES + text(2_000);
    }

    /** Rules, policy, and what a command says of itself. */
    static int state() {
        return 2 * text(Bounds.MIGRATION)
                + text(65_536)
                + text(16_384)
                + text(200)
                + text(1_000)
                + text(100)
                + 20 * text(Bounds.OPERATION)
                + 20 * NUMBER;
    }

    private static int text(int characters) {
        return characters * Bounds.BYTES_A_CHARACTER + NUMBER;
    }
}
