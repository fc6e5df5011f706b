package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;

/** Values for tests. */
final class Jsons {

    private Jsons() {}

    /** The value that {@code text} is, with {@code '} for every quote. */
    static Json json(String text) {
        try {
            return new JsonReader().read(text.replace('\'', '"'));
        } catch (Unreadable wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}
