package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one rule, by type. A property that is absent is null, and so is one of the wrong type, which is a
 * mistake.
 */
final class Fields {

    private static final int MAX_SHOWN = 60;

    private final JsonObject object;
    private final Mistakes.OfRule mistakes;
    private final String prefix;

    Fields(JsonObject object, Mistakes.OfRule mistakes) {
        this(object, mistakes, "");
    }

    private Fields(JsonObject object, Mistakes.OfRule mistakes, String prefix) {
        this.object = object;
        this.mistakes = mistakes;
        this.prefix = prefix;
    }

    /** The properties of {@code inner}, which is the property {@code name} of the rule. */
    Fields inside(String name, JsonObject inner) {
        return new Fields(inner, mistakes, name + ".");
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    @Nullable
    Json value(String name) {
        return object.get(name);
    }

    void wrong(String message) {
        mistakes.add(message);
    }

    /** Records that a property is not what it must be. */
    void wrong(String name, Json value, String mustBe) {
        mistakes.add("\"" + prefix + name + "\" is " + shown(value) + "; it must be " + mustBe);
    }

    @Nullable
    String text(String name, String mustBe) {
        Json value = object.get(name);
        if (value == null || value.kind() == Json.Kind.STRING) {
            return value == null ? null : textOf(value);
        }
        wrong(name, value, mustBe);
        return null;
    }

    @Nullable
    Boolean flag(String name) {
        Json value = object.get(name);
        if (value == null || value.kind() == Json.Kind.BOOLEAN) {
            return value == null ? null : value.equals(Json.TRUE);
        }
        wrong(name, value, "true or false");
        return null;
    }

    @Nullable
    JsonObject members(String name, String mustBe) {
        Json value = object.get(name);
        if (value == null || (value instanceof JsonObject members && members.size() > 0)) {
            return (JsonObject) value;
        }
        wrong(name, value, mustBe);
        return null;
    }

    @Nullable
    JsonArray list(String name, String mustBe) {
        Json value = object.get(name);
        if (value == null || value instanceof JsonArray) {
            return (JsonArray) value;
        }
        wrong(name, value, mustBe);
        return null;
    }

    /** A list of texts, at least one. */
    @Nullable
    List<String> texts(String name, String mustBe) {
        Json value = object.get(name);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (Json element : array.elements()) {
                if (element.kind() == Json.Kind.STRING) {
                    texts.add(textOf(element));
                }
            }
            if (texts.size() == array.size() && !texts.isEmpty()) {
                return texts;
            }
        }
        wrong(name, value, mustBe);
        return null;
    }

    /** One text, or a list of them. */
    @Nullable
    List<String> textOrTexts(String name, String mustBe) {
        Json value = object.get(name);
        return value != null && value.kind() == Json.Kind.STRING ? List.of(textOf(value)) : texts(name, mustBe);
    }

    static String textOf(Json string) {
        return ((JsonScalar) string).text();
    }

    static String shown(Json value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
