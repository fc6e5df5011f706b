package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a property that maps texts to texts. */
record TextTable(Fields fields) {

    /** What is in it; empty if it is absent or wrong, which is recorded. */
    Map<String, String> read(String property, String mustBe) {
        JsonObject object = fields.members(property, mustBe + ", not empty");
        Map<String, String> table = new LinkedHashMap<>();
        if (object != null) {
            object.forEach((name, value) -> {
                if (value.kind() == Json.Kind.STRING) {
                    table.put(name.toString(), Fields.textOf(value));
                } else {
                    fields.wrong("\"" + property + "\" maps \"" + name + "\" to " + Fields.shown(value)
                            + "; it must be a text");
                }
            });
        }
        return table;
    }
}
