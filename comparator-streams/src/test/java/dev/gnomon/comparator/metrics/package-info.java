@NullMarked
package dev.gnomon.comparator.metrics;

import org.jspecify.annotations.NullMarked;
