package dev.gnomon.compare;

import dev.gnomon.compare.json.JsonText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, from which the text is made only when it is needed.
 *
 * @param parent the place around it; null for the whole document
 * @param name the member's name; null for a list's element
 * @param oldIndex the element's index on the old side; -1 where there is none
 * @param newIndex the element's index on the new side; -1 where there is none
 */
record Pointer(@Nullable Pointer parent, @Nullable String name, int oldIndex, int newIndex) {

    /** Characters of a path; longer ones are cut, so that no document can make a discrepancy of any size. */
    static final int MAX_LENGTH = 1_000;

    static final Pointer ROOT = new Pointer(null, null, -1, -1);

    Pointer member(String memberName) {
        return new Pointer(this, memberName, -1, -1);
    }

    Pointer element(int oldAt, int newAt) {
        return new Pointer(this, null, oldAt, newAt);
    }

    /**
     * As a JSON Pointer (RFC 6901) into the old side's document. At most {@value #MAX_LENGTH} characters, of which the
     * last is an ellipsis if cut.
     */
    String inOld() {
        return render(place -> Integer.toString(place.oldIndex));
    }

    /** Likewise into the new side's document. */
    String inNew() {
        return render(place -> Integer.toString(place.newIndex));
    }

    /** The same with {@code *} for every index. */
    String pattern() {
        return render(place -> "*");
    }

    private String render(Function<Pointer, String> index) {
        StringBuilder text = new StringBuilder();
        append(text, index);
        return Shortened.to(MAX_LENGTH, text);
    }

    private void append(StringBuilder text, Function<Pointer, String> index) {
        if (parent == null) {
            return;
        }
        parent.append(text, index);
        if (text.length() > MAX_LENGTH) {
            return;
        }
        text.append('/');
        if (name == null) {
            text.append(index.apply(this));
        } else {
            appendEscaped(text, name);
        }
    }

    private static void appendEscaped(StringBuilder text, String name) {
        for (int i = 0; i < name.length() && text.length() <= MAX_LENGTH; i++) {
            char c = name.charAt(i);
            if (c == '~') {
                text.append("~0");
            } else if (c == '/') {
                text.append("~1");
            } else {
                text.append(JsonText.isLoneSurrogate(name, i) ? '\uFFFD' : c);
            }
        }
    }
}
