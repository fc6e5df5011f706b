package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.LongMap;
import dev.gnomon.schemas.OperationSight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each side of a migration's operations was last observed, for as long as the process lives: an alarm rests on it,
 * and no count. Only the first operations are known, so that names that come from data take no memory. Not safe for
 * several threads.
 */
final class OperationSights {

    private static final int MOST_OPERATIONS = 50;

    private @Nullable LongMap<OperationSight> byHash;

    /** Takes note of an observation. */
    void saw(ObservationView view, boolean old, long now) {
        if (view.operationLength() == 0) {
            return;
        }
        OperationSight sight = sightOf(view);
        if (sight == null) {
            return;
        }
        if (old) {
            sight.setOldSeenAt(now);
        } else {
            sight.setNewSeenAt(now);
        }
    }

    private @Nullable OperationSight sightOf(ObservationView view) {
        LongMap<OperationSight> known = byHash;
        if (known == null) {
            known = new LongMap<>();
            byHash = known;
        }
        long hash = Tallies.hash(view.record(), view.operationStart(), view.operationLength());
        OperationSight sight = known.get(hash);
        if (sight == null && known.size() < MOST_OPERATIONS) {
            String name =
                    new String(view.record(), view.operationStart(), view.operationLength(), StandardCharsets.UTF_8);
            sight = new OperationSight(name, 0L, 0L);
            known.put(hash, sight);
        }
        return sight;
    }

    /** A copy of all. */
    List<OperationSight> snapshot() {
        LongMap<OperationSight> known = byHash;
        if (known == null) {
            return List.of();
        }
        List<OperationSight> copies = new ArrayList<>(known.size());
        known.forEach(sight ->
                copies.add(new OperationSight(sight.getOperation(), sight.getOldSeenAt(), sight.getNewSeenAt())));
        return copies;
    }
}
