package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;

/** Where the parts of a list or an object come from that rules have changed. */
final class Parts {

    private final Json[] originals;
    private final Pointer.Step[] steps;
    private final long[] keys;

    /**
     * @param originals what the side sent in the place of each part
     * @param steps how its document gets there
     * @param keys each element's key, if elements are paired by keys; else empty
     */
    Parts(Json[] originals, Pointer.Step[] steps, long[] keys) {
        this.originals = originals;
        this.steps = steps;
        this.keys = keys;
    }

    Json original(int index) {
        return originals[index];
    }

    Pointer.Step step(int index) {
        return steps[index];
    }

    long[] keys() {
        return keys;
    }
}
