package dev.gnomon.compare.rules;

import dev.gnomon.compare.values.Parser;
import dev.gnomon.compare.values.ValueFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does to a value.
 *
 * @param parser reads it first; null for nothing
 * @param readsPayload whether the parser can read what is not JSON, so that it is tried on the payload's text
 * @param rest what comes afterwards
 */
record Normalising(@Nullable Parser parser, boolean readsPayload, ValueFunction rest) {}
