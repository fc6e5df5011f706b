package dev.gnomon.comparator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.text.Foreign;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field, and remembers which were asked for: those are the known ones. Every complaint is a
 * problem 400 that names the field. Used by one thread.
 */
final class Fields {

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode object) {
        this.object = object;
        if (!object.isObject()) {
            throw wrong("the body must be a JSON object");
        }
    }

    @Nullable
    String text(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isTextual()) {
            throw wrong(name + " must be a string");
        }
        String text = value == null ? null : value.asText();
        String unseen = text == null ? null : Foreign.firstUnseen(text);
        if (unseen != null) {
            throw wrong(name + " must not hold " + unseen + ", which cannot be seen");
        }
        return text;
    }

    @Nullable
    Double number(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isNumber()) {
            throw wrong(name + " must be a number");
        }
        return value == null ? null : value.asDouble();
    }

    @Nullable
    Long whole(String name) {
        JsonNode value = find(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw wrong(name + " must be a whole number");
        }
        return value == null ? null : value.asLong();
    }

    boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name + " must be true or false");
        }
        return value != null && value.asBoolean();
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        for (E choice : type.getEnumConstants()) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        throw wrong(name + " must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    /** The value as JSON text, whatever it is. */
    @Nullable
    String json(String name) {
        JsonNode value = find(name);
        return value == null ? null : value.toString();
    }

    /** Complains about the first field that nobody asked for. */
    void refuseUnknown() {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw wrong("there is no field '" + Foreign.shown(unknown.iterator().next()) + "'; there are "
                    + new TreeSet<>(known));
        }
    }

    private @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static Problem wrong(String what) {
        return new Problem(HttpStatus.BAD_REQUEST, what);
    }
}
