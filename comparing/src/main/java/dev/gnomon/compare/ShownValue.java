package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;

/** Values as people see them in a difference. */
final class ShownValue {

    /** Characters of a value that is shown. */
    static final int MAX_LENGTH = 200;

    private ShownValue() {}

    static String of(Json value) {
        return Shortened.to(MAX_LENGTH, value.toString());
    }
}
