/**
 * What Prometheus reads: at each scrape, everything is read from the state as it is. Nothing is counted for it anywhere
 * else. The names are listed in docs/metrics.md.
 */
@NullMarked
package dev.gnomon.comparator.metrics;

import org.jspecify.annotations.NullMarked;
