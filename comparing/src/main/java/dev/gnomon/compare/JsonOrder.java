package dev.gnomon.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Some total order of JSON values that agrees with equals: by hash, and by structure only where hashes collide. Sorting
 * stays n log n even for values that were made to collide, unlike a hash table.
 */
final class JsonOrder implements Comparator<Json> {

    static final JsonOrder INSTANCE = new JsonOrder();

    private JsonOrder() {}

    @Override
    public int compare(Json one, Json other) {
        int byHash = Integer.compare(one.hashCode(), other.hashCode());
        return byHash != 0 || one.equals(other) ? byHash : byStructure(one, other);
    }

    private int byStructure(Json one, Json other) {
        if (one instanceof Json.Scalar first && other instanceof Json.Scalar second && one.kind() == other.kind()) {
            return first.value().compareTo(second.value());
        }
        if (one instanceof Json.Array first && other instanceof Json.Array second) {
            return lists(first.elements(), second.elements());
        }
        if (one instanceof Json.Members first && other instanceof Json.Members second) {
            return lists(flat(first), flat(second));
        }
        return one.kind().compareTo(other.kind());
    }

    private int lists(List<Json> one, List<Json> other) {
        Iterator<Json> others = other.iterator();
        for (Json element : one) {
            if (!others.hasNext()) {
                return 1;
            }
            int order = compare(element, others.next());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    /** Names and values by turns, ordered by name. */
    private static List<Json> flat(Json.Members object) {
        List<Map.Entry<String, Json>> sorted = new ArrayList<>(object.byName().entrySet());
        Collections.sort(sorted, Map.Entry.comparingByKey());
        List<Json> flat = new ArrayList<>(2 * sorted.size());
        for (Map.Entry<String, Json> member : sorted) {
            flat.add(Json.string(member.getKey()));
            flat.add(member.getValue());
        }
        return flat;
    }
}
