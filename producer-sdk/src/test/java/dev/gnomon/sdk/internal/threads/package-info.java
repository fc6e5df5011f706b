@NullMarked
package dev.gnomon.sdk.internal.threads;

import org.jspecify.annotations.NullMarked;
