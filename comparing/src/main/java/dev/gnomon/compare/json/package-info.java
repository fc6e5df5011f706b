/**
 * JSON values as compact, immutable trees, made for comparing.
 *
 * <p>{@link dev.gnomon.compare.json.JsonReader} reads a text into {@link dev.gnomon.compare.json.Json}. Every value
 * knows a seeded 64-bit hash of its content, so equal parts of two documents are found without walking them. Texts and
 * numbers stay the bytes of the document until somebody asks for them.
 */
@NullMarked
package dev.gnomon.compare.json;

import org.jspecify.annotations.NullMarked;
