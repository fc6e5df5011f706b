package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document after its names were changed.
 *
 * @param value the document
 * @param origin where its parts come from; null if all of them are where they were
 */
public record Reshaped(Json value, @Nullable Origin origin) {}
