package dev.gnomon.compare.json;

/** Writes values as compact JSON. A surrogate without its other half is escaped, so the text can always be encoded. */
public final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(Json value) {
        JsonText text = new JsonText();
        text.append(value);
        return text.out.toString();
    }

    private void append(Json value) {
        if (value instanceof JsonArray array) {
            out.append('[');
            for (int i = 0; i < array.size(); i++) {
                out.append(i == 0 ? "" : ",");
                append(array.get(i));
            }
            out.append(']');
        } else if (value instanceof JsonObject object) {
            out.append('{');
            for (int i = 0; i < object.size(); i++) {
                out.append(i == 0 ? "" : ",");
                quote(object.name(i).toString(), out);
                out.append(':');
                append(object.value(i));
            }
            out.append('}');
        } else if (value instanceof JsonScalar scalar) {
            if (scalar.kind() == Json.Kind.STRING) {
                quote(scalar.text(), out);
            } else {
                out.append(scalar.text());
            }
        }
    }

    /** Appends {@code text} as a JSON string, quotes included. */
    public static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Whether the character at {@code i} is half a character, without its other half. */
    public static boolean isLoneSurrogate(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
