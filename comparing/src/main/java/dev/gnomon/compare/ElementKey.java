package dev.gnomon.compare;

import dev.gnomon.compare.json.ContentHash;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.Normaliser;
import dev.gnomon.compare.rules.Place;
import dev.gnomon.compare.values.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what identifies an element of a list: normalised values, ignored ones included. */
final class ElementKey {

    /** The key of an element that lacks a part of it. */
    static final long NONE = 0;

    private final Work work;

    ElementKey(Work work) {
        this.work = work;
    }

    /** A hash of the key's parts; {@link #NONE} if one of them is not there. */
    long of(Json element, Place place, List<List<String>> parts) {
        long key = 1;
        for (List<String> path : parts) {
            Json part = part(element, place, path);
            if (part == null) {
                return NONE;
            }
            key = ContentHash.PROCESS.with(key, part.hash());
        }
        return key;
    }

    private @Nullable Json part(Json element, Place place, List<String> path) {
        Json value = normalised(element, place);
        Place at = place;
        for (String step : path) {
            work.spend(1);
            Json next = null;
            if (value instanceof JsonObject object) {
                at = at.member(Name.of(step));
                next = object.get(step);
            } else if (value instanceof JsonArray array && isIndexOf(step, array)) {
                int index = Integer.parseInt(step);
                at = at.element(index);
                next = array.get(index);
            }
            if (next == null) {
                return null;
            }
            value = normalised(next, at);
        }
        return value;
    }

    private static boolean isIndexOf(String step, JsonArray array) {
        return step.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(step) < array.size();
    }

    private Json normalised(Json value, Place place) {
        Normaliser normaliser = place.normaliser();
        return normaliser == null ? value : normaliser.apply(value, work);
    }
}
