package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document while it is reshaped. Its parts become drafts of their own when somebody has to change them, so
 * what stays as it is costs nothing. For one thread.
 */
final class Draft {

    /** Null for what a rule made. */
    private final @Nullable Spot spot;

    /** The value as it came, until it is opened. */
    private @Nullable Json closed;

    private @Nullable Map<Name, Draft> members;

    /** An element that moved away leaves a null, so that the others keep their index until the rule is done. */
    private @Nullable List<@Nullable Draft> elements;

    /** The last rule that took away a part; -1 if none has. */
    private int takenFromBy = -1;

    private Draft(@Nullable Json closed, @Nullable Spot spot) {
        this.closed = closed;
        this.spot = spot;
    }

    static Draft of(Json document) {
        return new Draft(document, Spot.ROOT);
    }

    /** An object that has no members yet. */
    static Draft emptyObject() {
        Draft made = new Draft(null, null);
        made.members = new LinkedHashMap<>();
        return made;
    }

    /** The value as it came; null once it is opened. */
    @Nullable
    Json closed() {
        return closed;
    }

    /** Makes drafts of the parts, if there are any. */
    void open(Work work) {
        if (closed instanceof JsonObject object) {
            work.spend(object.size());
            Map<Name, Draft> parts = new LinkedHashMap<>();
            object.forEach((name, value) -> parts.put(name, new Draft(value, spot == null ? null : spot.member(name))));
            members = parts;
            closed = null;
        } else if (closed instanceof JsonArray array) {
            work.spend(array.size());
            List<@Nullable Draft> parts = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                parts.add(new Draft(array.get(i), spot == null ? null : spot.element(i)));
            }
            elements = parts;
            closed = null;
        }
    }

    /** The members of an opened object; null for anything else. */
    @Nullable
    Map<Name, Draft> members() {
        return members;
    }

    /** The elements of an opened list; null for anything else. */
    @Nullable
    List<@Nullable Draft> elements() {
        return elements;
    }

    /** The part that one step leads to; null if there is none. */
    @Nullable
    Draft part(Name step) {
        if (members != null) {
            return members.get(step);
        }
        int index = elements == null ? -1 : index(step, elements.size());
        return elements == null || index < 0 ? null : elements.get(index);
    }

    /** Whether something can be put where one step leads to, and nothing is there. */
    boolean hasRoom(Name step) {
        return members != null
                ? !members.containsKey(step)
                : elements != null && part(step) == null && index(step, elements.size()) >= 0;
    }

    /** Takes away the part that one step leads to. */
    void take(Name step, int rule) {
        takenFromBy = rule;
        if (members != null) {
            members.remove(step);
        } else if (elements != null) {
            elements.set(index(step, elements.size()), null);
        }
    }

    /** Puts a part where there is none, or where one was emptied. */
    void put(Name step, Draft part) {
        if (members != null) {
            members.put(step, part);
        } else if (elements != null) {
            elements.set(index(step, elements.size()), part);
        }
    }

    /** Replaces all members. */
    void setMembers(Map<Name, Draft> renamed) {
        members = renamed;
    }

    /** Whether {@code rule} itself took away the last part. */
    boolean emptiedBy(int rule) {
        return takenFromBy == rule
                && (members == null || members.isEmpty())
                && (elements == null || elements.stream().allMatch(Objects::isNull));
    }

    /** Elements move up to where others were taken away. */
    void closeGaps() {
        if (elements != null) {
            elements.removeIf(Objects::isNull);
        }
    }

    private static int index(Name step, int size) {
        String text = step.toString();
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int index = Integer.parseInt(text);
        return index < size && text.equals(Integer.toString(index)) ? index : -1;
    }

    /** The document with all changes, if this is the whole. */
    Reshaped finish() {
        return new Reshaped(json(), origin(true));
    }

    private Json json() {
        if (members != null) {
            JsonObject.Builder object = new JsonObject.Builder();
            members.forEach((name, part) -> object.add(name, part.json()));
            return object.build();
        }
        if (elements != null) {
            return Json.array(
                    elements.stream().filter(Objects::nonNull).map(Draft::json).toList());
        }
        return Objects.requireNonNull(closed);
    }

    /** @param asItLooks whether this has the path that the way to it looks like */
    private @Nullable Origin origin(boolean asItLooks) {
        Map<Name, Origin> ofMembers = new HashMap<>();
        Map<Integer, Origin> ofElements = new HashMap<>();
        if (members != null) {
            members.forEach((name, part) -> {
                Origin origin = part.origin(part.spot != null && part.spot.isMember(name, spot));
                if (origin != null) {
                    ofMembers.put(name, origin);
                }
            });
        }
        for (int i = 0; elements != null && i < elements.size(); i++) {
            Draft part = Objects.requireNonNull(elements.get(i));
            Origin origin = part.origin(part.spot != null && part.spot.isElement(i, spot));
            if (origin != null) {
                ofElements.put(i, origin);
            }
        }
        boolean nothingToSay = asItLooks && ofMembers.isEmpty() && ofElements.isEmpty();
        return nothingToSay ? null : new Origin(asItLooks ? null : spot, ofMembers, ofElements);
    }
}
