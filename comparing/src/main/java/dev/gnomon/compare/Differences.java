package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has been found between two payloads. A few differences of each place and kind are kept in full, so that a
 * hundred time stamps hide nothing; the rest is counted. For one thread.
 */
final class Differences {

    /** Differences that are kept, and different places that count for the signature. */
    static final int MAX_KEPT = 100;

    /** Differences that are kept of one kind at one place. */
    static final int MAX_OF_A_PLACE = 10;

    private final List<Difference> kept = new ArrayList<>();
    private final PathPatterns patterns = new PathPatterns();
    private final SortedSet<String> places = new TreeSet<>();
    private int omitted;

    /** Notes a difference; a side that has no value there is null. */
    void add(Pointer at, DifferenceKind kind, @Nullable Json oldValue, @Nullable Json newValue) {
        boolean ofNew = kind == DifferenceKind.ADDED;
        PathPatterns pattern = patterns.of(at, ofNew);
        int ofThisPlace = pattern.count(kind);
        if (ofThisPlace == 1 && places.size() < MAX_KEPT) {
            places.add(pattern + " " + kind);
        }
        if (kept.size() == MAX_KEPT || ofThisPlace > MAX_OF_A_PLACE) {
            omitted++;
            return;
        }
        ShownValues shown = ShownValues.of(oldValue, newValue);
        kept.add(new Difference(at.text(ofNew), kind, shown.oldValue(), shown.newValue()));
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The verdict on what was found. */
    Judgement judgement() {
        return Judgement.mismatch(kept, omitted, places);
    }
}
