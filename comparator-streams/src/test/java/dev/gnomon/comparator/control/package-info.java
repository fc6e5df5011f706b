@NullMarked
package dev.gnomon.comparator.control;

import org.jspecify.annotations.NullMarked;
