package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is in the document that a side sent, before any rule.
 *
 * @param around where the object or list around it is; null for the whole document
 * @param name the member's name; null for an element and for the whole document
 * @param index the element's index; -1 for a member and for the whole document
 */
public record Spot(@Nullable Spot around, @Nullable Name name, int index) {

    /** The whole document. */
    public static final Spot ROOT = new Spot(null, null, -1);

    Spot member(Name member) {
        return new Spot(this, member, -1);
    }

    Spot element(int at) {
        return new Spot(this, null, at);
    }

    /** Whether this is a member of this name of what is at {@code other}. */
    boolean isMember(Name member, @Nullable Spot other) {
        return name != null && member.equals(name) && isIn(other);
    }

    /** Whether this is the element of this index of what is at {@code other}. */
    boolean isElement(int at, @Nullable Spot other) {
        return index == at && isIn(other);
    }

    @SuppressWarnings("ReferenceEquality") // Each spot is made once; comparing the whole way for each would be slow.
    private boolean isIn(@Nullable Spot other) {
        return other != null && around == other;
    }
}
