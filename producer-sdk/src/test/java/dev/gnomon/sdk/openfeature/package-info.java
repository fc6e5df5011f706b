@NullMarked
package dev.gnomon.sdk.openfeature;

import org.jspecify.annotations.NullMarked;
