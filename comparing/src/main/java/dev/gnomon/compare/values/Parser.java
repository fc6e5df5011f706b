package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import org.jspecify.annotations.Nullable;

/** Reads what a value means. Pure, and safe for use by several threads. */
@FunctionalInterface
public interface Parser {

    /** What {@code value} means; null if it cannot be read that way. */
    @Nullable
    Json parse(Json value, Work work);

    /** This, then {@code next} on what it gives. */
    default Parser then(Parser next) {
        return (value, work) -> {
            Json parsed = parse(value, work);
            return parsed == null ? null : next.parse(parsed, work);
        };
    }
}
