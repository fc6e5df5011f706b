@NullMarked
package dev.gnomon.comparator.verify;

import org.jspecify.annotations.NullMarked;
