@NullMarked
package dev.gnomon.compare.json;

import org.jspecify.annotations.NullMarked;
