package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON from inside a text, by the same rules as a whole document. */
final class EmbeddedJson {

    private EmbeddedJson() {}

    static @Nullable Json read(String text, Work work) {
        work.spend(text.length());
        try {
            return work.read(text);
        } catch (Unreadable notJson) {
            return null;
        }
    }

    static @Nullable Json readLines(String text, Work work) {
        List<Json> values = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                Json value = read(line, work);
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
        }
        return values.isEmpty() ? null : Json.array(values);
    }
}
