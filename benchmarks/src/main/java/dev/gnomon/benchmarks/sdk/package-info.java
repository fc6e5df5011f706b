/**
 * The command {@code sdk}: what the SDK costs the thread that calls it, beside a direct call, a raw Kafka producer and
 * the libraries that people use today.
 */
@NullMarked
package dev.gnomon.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
