@NullMarked
package dev.gnomon.compare;

import org.jspecify.annotations.NullMarked;
