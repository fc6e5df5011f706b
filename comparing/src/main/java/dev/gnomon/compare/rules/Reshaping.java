package dev.gnomon.compare.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a rule does to names.
 *
 * @param moveTo where the value goes; null if it stays
 * @param lowerCase whether the object's member names become lower case
 */
record Reshaping(@Nullable PathPattern moveTo, boolean lowerCase) {

    /** By how many levels values from {@code at} are nested deeper afterwards. */
    int deeper(PathPattern at) {
        return moveTo == null
                ? 0
                : Math.max(0, moveTo.steps().size() - at.steps().size());
    }
}
