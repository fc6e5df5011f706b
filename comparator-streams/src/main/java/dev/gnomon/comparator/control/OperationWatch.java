package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.OperationSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices operations that are observed on one side only, so that they are never compared. One for each migration. Not
 * safe for several threads.
 */
final class OperationWatch {

    private static final int MOST_NAMED = 20;

    private final Map<String, Instant> oneSidedSince = new TreeMap<>();
    private List<OperationSight> sights = List.of();

    /** Takes note of when each side of every operation was last observed. */
    void saw(List<OperationSight> latest) {
        sights = List.copyOf(latest);
    }

    /** Nothing is to be compared now. */
    void forget() {
        oneSidedSince.clear();
    }

    /** The operations that have been one-sided for a while; {@code from} is when both sides were first due. */
    @Nullable
    Dark alarm(Instant from, Instant now) {
        List<String> named = new ArrayList<>();
        Instant first = now;
        for (OperationSight sight : sights) {
            if (!isOneSided(sight, from)) {
                oneSidedSince.remove(sight.getOperation());
                continue;
            }
            Instant since = oneSidedSince.computeIfAbsent(sight.getOperation(), none -> now);
            if (since.plus(ShadowWatch.PATIENCE).isBefore(now) && named.size() < MOST_NAMED) {
                named.add(sight.getOperation());
                first = since.isBefore(first) ? since : first;
            }
        }
        return named.isEmpty() ? null : new Dark(DarkKind.OPERATIONS, first, named);
    }

    /** Whether one side was observed, and the other has not been since, or not for a while before. */
    private static boolean isOneSided(OperationSight sight, Instant from) {
        long last = Math.max(sight.getOldSeenAt(), sight.getNewSeenAt());
        long other = Math.min(sight.getOldSeenAt(), sight.getNewSeenAt());
        boolean otherIsSilent = other < from.toEpochMilli() || last - other > ShadowWatch.PATIENCE.toMillis();
        return last >= from.toEpochMilli() && otherIsSilent;
    }
}
