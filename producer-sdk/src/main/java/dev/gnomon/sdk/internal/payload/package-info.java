/**
 * Turns answers into payloads: JSON with exact numbers, sensitive fields replaced by keyed hashes, cut at the limit. What
 * cannot be encoded or hashed faithfully is withheld. No Kafka here.
 */
@NullMarked
package dev.gnomon.sdk.internal.payload;

import org.jspecify.annotations.NullMarked;
