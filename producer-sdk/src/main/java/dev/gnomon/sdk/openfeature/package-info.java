/**
 * Modes from feature flags. Needs {@code dev.openfeature:sdk} on the class path, which the SDK does not bring; nothing
 * else of the SDK does.
 */
@NullMarked
package dev.gnomon.sdk.openfeature;

import org.jspecify.annotations.NullMarked;
