package dev.gnomon.compare.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a failure is compared by. Two failures are the same if both parts are.
 *
 * @param type its type, or the name that a rule gives it
 * @param code its code; null if it has none, or if a rule gives it a name
 */
public record FailureName(String type, @Nullable String code) {}
