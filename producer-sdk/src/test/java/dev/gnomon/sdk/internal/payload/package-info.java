@NullMarked
package dev.gnomon.sdk.internal.payload;

import org.jspecify.annotations.NullMarked;
