package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;

/** A pure function from one value to the value that is compared in its place. Safe for use by several threads. */
@FunctionalInterface
public interface ValueFunction {

    /** What stands for {@code value}; {@code value} itself where the function does not apply to it. */
    Json apply(Json value, Work work);
}
