package dev.gnomon.comparator.counts;

import dev.gnomon.comparator.bytes.Hash;
import dev.gnomon.comparator.bytes.LongMap;
import dev.gnomon.schemas.OperationSight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first operations of a migration, found by the bytes of their names, for as long as the process lives: an alarm rests
 * on when they were observed, and no count. More are not admitted, so that names which come from data take no memory. Not
 * safe for several threads.
 */
final class Operations {

    private static final int MOST = 50;

    private @Nullable LongMap<Operation> byHash;

    /** The operation with this name; null where there are too many already. */
    @Nullable
    Operation of(byte[] bytes, int from, int length) {
        LongMap<Operation> known = byHash;
        if (known == null) {
            known = new LongMap<>();
            byHash = known;
        }
        long hash = Hash.of(bytes, from, length, 0);
        Operation operation = known.get(hash);
        if (operation == null && known.size() < MOST) {
            operation = new Operation(new String(bytes, from, length, StandardCharsets.UTF_8));
            known.put(hash, operation);
        }
        return operation;
    }

    /** A copy of all. */
    List<OperationSight> snapshot() {
        LongMap<Operation> known = byHash;
        if (known == null) {
            return List.of();
        }
        List<OperationSight> copies = new ArrayList<>(known.size());
        known.forEach(operation -> copies.add(operation.snapshot()));
        return copies;
    }
}
