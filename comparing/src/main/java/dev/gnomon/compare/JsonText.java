package dev.gnomon.compare;

import java.util.Map;

/** Values as compact JSON text for people, cut at a length; what lies behind the cut costs nothing. */
final class JsonText {

    /** Characters of a value that is shown. */
    static final int MAX_LENGTH = 200;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** {@code value} as JSON, at most {@value #MAX_LENGTH} characters, of which the last is an ellipsis if cut. */
    static String of(Json value) {
        JsonText text = new JsonText();
        text.append(value);
        return Shortened.to(MAX_LENGTH, text.out);
    }

    private boolean full() {
        return out.length() > MAX_LENGTH;
    }

    private void append(Json value) {
        if (full()) {
            return;
        }
        if (value instanceof Json.Array array) {
            append(array);
        } else if (value instanceof Json.Members object) {
            append(object);
        } else if (value instanceof Json.Scalar scalar) {
            if (scalar.kind() == Json.Kind.STRING) {
                quote(scalar.text());
            } else {
                out.append(scalar.text());
            }
        }
    }

    private void append(Json.Array array) {
        out.append('[');
        String separator = "";
        for (Json element : array.elements()) {
            out.append(separator);
            append(element);
            separator = ",";
            if (full()) {
                return;
            }
        }
        out.append(']');
    }

    private void append(Json.Members object) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.byName().entrySet()) {
            out.append(separator);
            quote(member.getKey());
            out.append(':');
            append(member.getValue());
            separator = ",";
            if (full()) {
                return;
            }
        }
        out.append('}');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length() && !full(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || Shortened.isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
