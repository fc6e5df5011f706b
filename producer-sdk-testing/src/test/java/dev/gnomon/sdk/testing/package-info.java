@NullMarked
package dev.gnomon.sdk.testing;

import org.jspecify.annotations.NullMarked;
