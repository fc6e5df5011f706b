package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has been found between two payloads: the first differences in full, the rest as a number. For one thread. */
final class Differences {

    /** Differences that are kept, and different places that count for the signature. */
    static final int MAX_KEPT = 100;

    private final List<Difference> kept = new ArrayList<>();
    private final SortedSet<String> places = new TreeSet<>();
    private int omitted;

    /** Notes a difference; a side that has no value there is null. */
    void add(Pointer at, DifferenceKind kind, @Nullable Json oldValue, @Nullable Json newValue) {
        if (kept.size() < MAX_KEPT) {
            String path = kind == DifferenceKind.ADDED ? at.inNew() : at.inOld();
            kept.add(new Difference(path, kind, shown(oldValue), shown(newValue)));
        } else {
            omitted++;
        }
        if (places.size() < MAX_KEPT) {
            places.add(at.pattern() + " " + kind);
        }
    }

    /** The verdict on what was found: equal, or not. */
    Judgement judgement() {
        if (kept.isEmpty()) {
            return Judgement.MATCH;
        }
        return Judgement.mismatch(kept, omitted, places);
    }

    private static @Nullable String shown(@Nullable Json value) {
        return value == null ? null : ShownValue.of(value);
    }
}
