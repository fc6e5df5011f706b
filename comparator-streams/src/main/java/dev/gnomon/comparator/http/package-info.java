/**
 * The REST surface over the queries, and the dashboard that reads it. {@link dev.gnomon.comparator.http.RestServer}
 * listens; {@code Routes} says what there is to ask; {@code Gate} says who may.
 */
@NullMarked
package dev.gnomon.comparator.http;

import org.jspecify.annotations.NullMarked;
