/**
 * What a service writes against. {@link dev.gnomon.sdk.Gnomon} hands out one {@link dev.gnomon.sdk.Migration} for each
 * slug; a call of it runs the authoritative side on the caller's thread and the other one beside it, and both
 * observations go to Kafka. The public types are the API; the call path behind them is package-private.
 */
@NullMarked
package dev.gnomon.sdk;

import org.jspecify.annotations.NullMarked;
