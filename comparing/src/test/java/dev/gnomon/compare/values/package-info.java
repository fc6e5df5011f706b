@NullMarked
package dev.gnomon.compare.values;

import org.jspecify.annotations.NullMarked;
