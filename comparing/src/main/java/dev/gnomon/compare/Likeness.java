package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonScalar;
import dev.gnomon.compare.values.Work;
import org.jspecify.annotations.Nullable;

/**
 * Tells how well the elements of two lists go together. A pair gains what its differences are fewer than two, which is
 * what a removed and an added element would be; records that share a third of their leaves gain as well.
 */
final class Likeness {

    /** The gain of a pair that is not to be. */
    static final int NONE = -1;

    /** The gain of a pair without differences. */
    static final int EQUAL = 2_000;

    private static final int ONE_DIFFERENCE = 1_000;
    private static final int OTHER_TYPE = 900;
    private static final int LEAST_SHARED_PERCENT = 34;

    private final JsonArray oldList;
    private final JsonArray newList;
    private final Alike alike;
    private final Work work;
    private final long[] @Nullable [] oldFeatures;
    private final long[] @Nullable [] newFeatures;

    /** Whether two elements are equal under tolerances and forgiven differences. */
    interface Alike {

        /** Where only equal content is equal. */
        Alike CONTENT = (oldIndex, newIndex) -> false;

        boolean test(int oldIndex, int newIndex);
    }

    Likeness(JsonArray oldList, JsonArray newList, Alike alike, Work work) {
        this.oldList = oldList;
        this.newList = newList;
        this.alike = alike;
        this.work = work;
        this.oldFeatures = new long[oldList.size()][];
        this.newFeatures = new long[newList.size()][];
    }

    /** The same with the sides swapped. */
    Likeness mirrored() {
        Alike other = byContent() ? alike : (one, second) -> alike.test(second, one);
        return new Likeness(/* oldList= */ newList, /* newList= */ oldList, other, work);
    }

    /** Whether content alone decides what is equal. */
    @SuppressWarnings("ReferenceEquality") // A constant.
    boolean byContent() {
        return alike == Alike.CONTENT;
    }

    JsonArray oldList() {
        return oldList;
    }

    JsonArray newList() {
        return newList;
    }

    Work work() {
        return work;
    }

    long[] featuresOfOld(int index) {
        return features(oldList, oldFeatures, index);
    }

    long[] featuresOfNew(int index) {
        return features(newList, newFeatures, index);
    }

    private long[] features(JsonArray list, long[] @Nullable [] known, int index) {
        long[] features = known[index];
        if (features == null) {
            features = Features.of(list.get(index), work);
            known[index] = features;
        }
        return features;
    }

    /** Whether the elements are equal, or within what rules allow. */
    boolean isEqual(int oldIndex, int newIndex) {
        return oldList.get(oldIndex).hash() == newList.get(newIndex).hash() || alike.test(oldIndex, newIndex);
    }

    /** {@link #NONE}, or more for pairs that are more alike, up to {@link #EQUAL}. */
    int gain(int oldIndex, int newIndex) {
        Json one = oldList.get(oldIndex);
        Json other = newList.get(newIndex);
        if (isEqual(oldIndex, newIndex)) {
            return EQUAL;
        }
        if (one.kind() != other.kind()) {
            return OTHER_TYPE;
        }
        if (one instanceof JsonScalar) {
            return ONE_DIFFERENCE;
        }
        long[] first = featuresOfOld(oldIndex);
        long[] second = featuresOfNew(newIndex);
        work.spend(first.length + second.length);
        int most = Math.max(first.length, second.length);
        int shared = Features.shared(first, second);
        boolean similar = 100 * shared >= LEAST_SHARED_PERCENT * most;
        return similar || most - shared <= 2 ? 1 + ONE_DIFFERENCE * shared / most : NONE;
    }
}
