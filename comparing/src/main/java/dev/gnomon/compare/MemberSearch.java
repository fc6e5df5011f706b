package dev.gnomon.compare;

import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds members of one object by the names of another's, one after the other. Objects that are written in the same order
 * cost nothing but comparing names; only a large object in another order gets an index.
 */
final class MemberSearch {

    /** Members that are looked through without an index. */
    private static final int FEW = 8;

    private final JsonObject object;
    private int next;
    private @Nullable Map<Name, Integer> index;

    MemberSearch(JsonObject object) {
        this.object = object;
    }

    /** Where the member is; -1 if there is none. */
    int find(Name name) {
        if (next < object.size() && object.name(next).equals(name)) {
            return next++;
        }
        int found = object.size() <= FEW ? object.indexOf(name, 0) : indexed().getOrDefault(name, -1);
        next = found < 0 ? next : found + 1;
        return found;
    }

    private Map<Name, Integer> indexed() {
        Map<Name, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < object.size(); i++) {
                known.put(object.name(i), i);
            }
            index = known;
        }
        return known;
    }
}
