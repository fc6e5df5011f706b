package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Tolerance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule says about comparing a place; null wherever it says nothing. See {@link Settings}. */
record Changes(
        @Nullable Ignoring ignoring,
        @Nullable Set<Json> absent,
        @Nullable ListIdentity lists,
        @Nullable Tolerance tolerance,
        @Nullable Boolean map) {

    boolean isNothing() {
        return ignoring == null && absent == null && lists == null && tolerance == null && map == null;
    }

    /** Whether the rule takes something back in that another one may ignore. */
    boolean comparesAgain() {
        return ignoring != null && ignoring.what() == Ignoring.What.COMPARED;
    }
}
