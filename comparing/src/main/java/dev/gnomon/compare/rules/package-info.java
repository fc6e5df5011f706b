/**
 * The rules of comparison: what people mean when they say that two answers are the same.
 *
 * <p>{@link dev.gnomon.compare.rules.RuleSet#parse} reads a rule set and refuses it with all its mistakes at once.
 * {@link dev.gnomon.compare.rules.RuleSet#compile} gives the rules for one operation. Whoever compares two documents
 * first lets the {@link dev.gnomon.compare.rules.Reshaper} change names, then walks both documents with a {@link
 * dev.gnomon.compare.rules.Place} beside it, which knows what to make of a value and how to compare it.
 */
@NullMarked
package dev.gnomon.compare.rules;

import org.jspecify.annotations.NullMarked;
