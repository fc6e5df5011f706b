package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One side's document after the rules were applied, with the way back to what was sent. For one thread.
 */
final class Document {

    private final IdentityHashMap<Json, Parts> changed;
    private final @Nullable Shown root;

    /** A document that no rule has changed. */
    Document(Json asSent) {
        this(Shown.asSent(asSent), new IdentityHashMap<>(0));
    }

    /**
     * @param root null if the whole document is ignored
     * @param changed what rules have changed, by identity
     */
    Document(@Nullable Shown root, IdentityHashMap<Json, Parts> changed) {
        this.root = root;
        this.changed = changed;
    }

    @Nullable
    Shown root() {
        return root;
    }

    private @Nullable Parts parts(Json container) {
        return changed.isEmpty() ? null : changed.get(container);
    }

    /** A member or an element, counted from 0 in document order. */
    Shown part(Json container, int index) {
        Json value = container instanceof JsonArray array ? array.get(index) : ((JsonObject) container).value(index);
        Parts parts = parts(container);
        return parts == null ? Shown.asSent(value) : new Shown(value, parts.original(index));
    }

    /** How the document as it was sent gets to a member or an element. */
    Pointer.Step step(Json container, int index) {
        Parts parts = parts(container);
        if (parts != null) {
            return parts.step(index);
        }
        return container instanceof JsonObject object
                ? Pointer.Step.member(object.name(index))
                : Pointer.Step.element(index);
    }

    /** The key of each element, or an empty array. */
    long[] keys(JsonArray list) {
        Parts parts = parts(list);
        return parts == null ? new long[0] : parts.keys();
    }
}
