@NullMarked
package dev.gnomon.sdk.internal.kafka;

import org.jspecify.annotations.NullMarked;
