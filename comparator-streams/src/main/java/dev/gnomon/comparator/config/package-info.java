/** The configuration as records that cannot exist invalid. */
@NullMarked
package dev.gnomon.comparator.config;

import org.jspecify.annotations.NullMarked;
