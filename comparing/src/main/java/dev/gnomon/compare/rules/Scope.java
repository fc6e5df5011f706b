package dev.gnomon.compare.rules;

import dev.gnomon.schemas.Side;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule applies.
 *
 * @param index its place in the array, from 0
 * @param at the places in a document; the whole document for a rule about failures
 * @param operation the one operation; null for all
 * @param side the one side; null for both
 */
record Scope(
        int index,
        PathPattern at,
        @Nullable String operation,
        @Nullable Side side) {

    boolean covers(@Nullable String otherOperation) {
        return operation == null || operation.equals(otherOperation);
    }

    boolean covers(Side otherSide) {
        return side == null || (side == Side.NEW) == (otherSide == Side.NEW);
    }

    /** How messages call the rule. */
    String name() {
        return Mistakes.name(index, at.text());
    }
}
