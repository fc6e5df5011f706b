package dev.gnomon.compare.rules;

import dev.gnomon.schemas.DifferenceKind;
import java.util.Set;

/**
 * What is not looked at.
 *
 * @param what whether the value counts at all
 * @param forgiven kinds of differences at this place that do not count
 */
public record Ignoring(What what, Set<DifferenceKind> forgiven) {

    /** No rule says anything. */
    static final Ignoring UNSAID = new Ignoring(What.AS_AROUND, Set.of());

    /** Whether a value counts. */
    public enum What {
        /** As the object or list around it does; the whole document counts. */
        AS_AROUND,
        /** It does not count, and what is inside only where a rule says so. */
        IGNORED,
        /** It counts, also inside of something that is ignored. */
        COMPARED
    }

    /** Copies the kinds. */
    public Ignoring {
        forgiven = Set.copyOf(forgiven);
    }
}
