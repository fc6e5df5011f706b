/**
 * What a service may implement, or is handed by the SDK: where observations go, where modes come from, who hears of
 * failures, how answers become bytes. These types depend on nothing else of the SDK.
 */
@NullMarked
package dev.gnomon.sdk.spi;

import org.jspecify.annotations.NullMarked;
