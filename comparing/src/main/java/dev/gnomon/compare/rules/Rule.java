package dev.gnomon.compare.rules;

import org.jspecify.annotations.Nullable;

/**
 * One rule about a document.
 *
 * @param scope where it applies
 * @param reshaping what it does to names; null for nothing
 * @param normalising what it does to values; null for nothing
 * @param changes what it says about comparing them
 */
record Rule(
        Scope scope,
        @Nullable Reshaping reshaping,
        @Nullable Normalising normalising,
        Changes changes) {}
