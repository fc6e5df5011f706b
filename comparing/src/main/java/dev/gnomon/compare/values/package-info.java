/**
 * Functions from one value to another, by which two ways to write the same thing become equal: {@code 12.50} and {@code
 * "12.5"}, one instant in two time zones, the same query parameters in another order.
 *
 * <p>Every function is pure, tells {@link dev.gnomon.compare.values.Work} what it costs before it spends it, and is
 * bounded in time and memory whatever it is given. A value that a function cannot read stays as it is.
 */
@NullMarked
package dev.gnomon.compare.values;

import org.jspecify.annotations.NullMarked;
