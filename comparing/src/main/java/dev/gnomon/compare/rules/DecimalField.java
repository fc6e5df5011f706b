package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Decimal;
import org.jspecify.annotations.Nullable;

/** Reads a property that is a decimal number, written as a text so that no editor rounds it. */
record DecimalField(Fields fields) {

    /** Characters of a limit or a factor. */
    static final int MAX_LENGTH = 100;

    private static final String MUST_BE = "a decimal number as a text, such as \"0.01\"";

    @Nullable
    Decimal read(String property) {
        Json value = fields.value(property);
        if (value == null) {
            return null;
        }
        String text = value.kind() == Json.Kind.STRING ? Fields.textOf(value) : "";
        Decimal number = text.length() <= MAX_LENGTH ? Decimal.parse(text) : null;
        if (number == null) {
            fields.wrong(property, value, MUST_BE);
        }
        return number;
    }
}
