package dev.gnomon.compare;

import dev.gnomon.compare.json.ContentHash;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.values.Work;
import java.util.Arrays;

/**
 * What a value consists of: hashes of its leaves, each with the way to it, sorted. The index of an element does not
 * count, so that one element more changes one feature. Of a large value the first {@value #MAX_LEAVES} leaves count.
 */
final class Features {

    private static final int MAX_LEAVES = 256;

    private final Work work;
    private final long[] leaves = new long[MAX_LEAVES];
    private int size;

    private Features(Work work) {
        this.work = work;
    }

    static long[] of(Json value, Work work) {
        Features features = new Features(work);
        features.collect(value, 0);
        Arrays.sort(features.leaves, 0, features.size);
        return Arrays.copyOf(features.leaves, features.size);
    }

    private void collect(Json value, long path) {
        work.spend(1);
        if (size == MAX_LEAVES) {
            return;
        }
        if (value instanceof JsonObject object && object.size() > 0) {
            for (int i = 0; i < object.size() && size < MAX_LEAVES; i++) {
                collect(
                        object.value(i),
                        ContentHash.PROCESS.with(path, object.name(i).hashCode()));
            }
        } else if (value instanceof JsonArray array && array.size() > 0) {
            for (int i = 0; i < array.size() && size < MAX_LEAVES; i++) {
                collect(array.get(i), ContentHash.PROCESS.with(path, -1));
            }
        } else {
            leaves[size++] = ContentHash.PROCESS.with(path, value.hash());
        }
    }

    /** How many features two values share. */
    static int shared(long[] one, long[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
