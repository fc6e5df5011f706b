package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;

/**
 * A value that is compared, and the one that people see.
 *
 * @param value what is compared, after the rules were applied
 * @param original what the side sent
 */
record Shown(Json value, Json original) {

    static Shown asSent(Json value) {
        return new Shown(value, value);
    }
}
