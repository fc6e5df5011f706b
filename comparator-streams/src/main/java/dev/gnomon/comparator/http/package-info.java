/** The REST surface over the queries. */
@NullMarked
package dev.gnomon.comparator.http;

import org.jspecify.annotations.NullMarked;
