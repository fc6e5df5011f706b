package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.JsonScalar;

/** Which of two lists goes first into an algorithm that does not treat both alike, so that swapping sides mirrors. */
final class Sides {

    private Sides() {}

    /** Positive if the old list must take the new one's part. Depends on content alone, never on hashes. */
    static int order(JsonArray oldList, JsonArray newList) {
        if (oldList.size() != newList.size()) {
            return Integer.compare(oldList.size(), newList.size());
        }
        for (int i = 0; i < oldList.size(); i++) {
            if (oldList.get(i).hash() != newList.get(i).hash()) {
                int order = order(oldList.get(i), newList.get(i));
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    private static int order(Json one, Json other) {
        if (one.kind() != other.kind()) {
            return one.kind().compareTo(other.kind());
        }
        if (one instanceof JsonScalar first && other instanceof JsonScalar second) {
            return first.text().compareTo(second.text());
        }
        if (one instanceof JsonArray first && other instanceof JsonArray second) {
            return order(first, second);
        }
        return one instanceof JsonObject first && other instanceof JsonObject second ? order(first, second) : 0;
    }

    private static int order(JsonObject one, JsonObject other) {
        if (one.size() != other.size()) {
            return Integer.compare(one.size(), other.size());
        }
        for (int i = 0; i < one.size(); i++) {
            int byName = one.name(i).equals(other.name(i))
                    ? 0
                    : one.name(i).toString().compareTo(other.name(i).toString());
            int order = byName != 0 || one.value(i).hash() == other.value(i).hash()
                    ? byName
                    : order(one.value(i), other.value(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
