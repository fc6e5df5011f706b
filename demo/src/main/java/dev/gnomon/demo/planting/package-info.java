/**
 * Makes the orders of the demo, with faults in a known share of them, and writes down what was planted.
 *
 * <p>Everything follows from a seed: the same seed and order number give the same order with the same faults.
 */
@NullMarked
package dev.gnomon.demo.planting;

import org.jspecify.annotations.NullMarked;
