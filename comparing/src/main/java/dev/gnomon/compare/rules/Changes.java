package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Tolerance;
import dev.gnomon.schemas.DifferenceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about comparing a place; null wherever it says nothing. See {@link Settings}.
 *
 * @param ignored whether the value counts, with all that is inside
 * @param forgiven kinds of differences that do not count
 */
record Changes(
        @Nullable Boolean ignored,
        @Nullable Set<DifferenceKind> forgiven,
        @Nullable Set<Json> absent,
        @Nullable ListIdentity lists,
        @Nullable Tolerance tolerance,
        @Nullable Boolean map) {

    boolean isNothing() {
        return ignored == null
                && forgiven == null
                && absent == null
                && lists == null
                && tolerance == null
                && map == null;
    }

    /** What holds for everything inside the place, too. */
    Changes inside() {
        return new Changes(ignored, null, null, null, null, null);
    }

    /** What holds for the place alone. */
    Changes alone() {
        return new Changes(null, forgiven, absent, lists, tolerance, map);
    }

    /** Whether the rule takes something back in that another one may ignore. */
    boolean comparesAgain() {
        return ignored != null && !ignored;
    }
}
