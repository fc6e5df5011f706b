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
        /** As what is around it; the whole document counts. */
        AS_AROUND,
        /** It does not count. Something inside may, see {@link Place#comparesInside}. */
        IGNORED,
        /** It counts, also inside something that is ignored. */
        COMPARED
    }

    /** Copies the kinds. */
    public Ignoring {
        forgiven = Set.copyOf(forgiven);
    }

    /** This, and then what another rule says. To take a value back in also means to forgive nothing. */
    Ignoring with(Changes changes) {
        What newWhat = changes.ignored() == null ? what : changes.ignored() ? What.IGNORED : What.COMPARED;
        Set<DifferenceKind> kept = changes.comparesAgain() ? Set.of() : forgiven;
        return new Ignoring(newWhat, changes.forgiven() == null ? kept : changes.forgiven());
    }
}
