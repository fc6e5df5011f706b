@NullMarked
package dev.gnomon.compare.rules;

import org.jspecify.annotations.NullMarked;
