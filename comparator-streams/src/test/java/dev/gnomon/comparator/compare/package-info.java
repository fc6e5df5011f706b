@NullMarked
package dev.gnomon.comparator.compare;

import org.jspecify.annotations.NullMarked;
