package dev.gnomon.compare;

import dev.gnomon.compare.json.JsonText;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.Spot;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place in both documents, from which the text is made only when it is needed.
 *
 * @param parent the place around it; null for the whole document
 * @param inOld how the old side's document gets here from the place around it; null if it does not
 * @param inNew the same for the new side
 * @param data whether a member's name is data, which patterns do not quote
 */
record Pointer(
        @Nullable Pointer parent,
        @Nullable Step inOld,
        @Nullable Step inNew,
        boolean data) {

    /** Characters of a path; longer ones are cut, so that no document can make a discrepancy of any size. */
    static final int MAX_LENGTH = 1_000;

    static final Pointer ROOT = new Pointer(null, null, null, false);

    /**
     * A step into a document.
     *
     * @param name the member's name; null for an element
     * @param index the element's index
     * @param spot where the value really was, if a rule has moved it; null if it follows the place around it
     */
    record Step(@Nullable Name name, int index, @Nullable Spot spot) {

        static Step member(Name name) {
            return new Step(name, -1, null);
        }

        static Step element(int index) {
            return new Step(null, index, null);
        }

        static Step moved(Spot spot) {
            return new Step(spot.name(), spot.index(), spot);
        }
    }

    Pointer step(@Nullable Step oldStep, @Nullable Step newStep, boolean nameIsData) {
        return new Pointer(this, oldStep, newStep, nameIsData);
    }

    /** The step of one side, or of the other where the one does not come here. */
    @Nullable
    Step step(boolean ofNew) {
        Step first = ofNew ? inNew : inOld;
        return first == null ? (ofNew ? inOld : inNew) : first;
    }

    /**
     * As a JSON Pointer (RFC 6901) into one side's document as it was sent. At most {@value #MAX_LENGTH} characters,
     * the last of them an ellipsis if it was cut.
     */
    String text(boolean ofNew) {
        StringBuilder text = new StringBuilder();
        append(text, ofNew);
        return Shortened.to(MAX_LENGTH, text);
    }

    private void append(StringBuilder text, boolean ofNew) {
        for (Pointer at : way(ofNew)) {
            Step step = at.step(ofNew);
            if (step != null && step.spot() != null) {
                way(step.spot()).forEach(spot -> append(text, spot.name(), spot.index()));
            } else if (step != null) {
                append(text, step.name(), step.index());
            }
        }
    }

    /** The places from the outermost that matters on one side to this one. */
    Iterable<Pointer> way(boolean ofNew) {
        Deque<Pointer> way = new ArrayDeque<>();
        for (Pointer at = this; at.parent != null; at = at.parent) {
            way.addFirst(at);
            Step step = at.step(ofNew);
            if (step != null && step.spot() != null) {
                break;
            }
        }
        return way;
    }

    /** The places from the outermost below the whole document to this one. */
    static Iterable<Spot> way(Spot spot) {
        Deque<Spot> way = new ArrayDeque<>();
        for (Spot at = spot; at.around() != null; at = at.around()) {
            way.addFirst(at);
        }
        return way;
    }

    private static void append(StringBuilder text, @Nullable Name name, int index) {
        if (text.length() > MAX_LENGTH) {
            return;
        }
        text.append('/');
        if (name == null) {
            text.append(index);
        } else {
            appendEscaped(text, name.toString());
        }
    }

    /** Appends a member's name as RFC 6901 writes it. */
    static void appendEscaped(StringBuilder text, String name) {
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
