package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Work;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the names of members in lower case. Names that would become one stay as they are. */
final class LowerCase {

    private final PathPattern at;
    private final Work work;

    LowerCase(PathPattern at, Work work) {
        this.at = at;
        this.work = work;
    }

    void apply(Draft document) {
        List<Match> matches = Matches.of(at, document, LowerCase::hasUpperCase, work);
        // From the inside out, since the way inside leads through the names as they were.
        for (int i = matches.size() - 1; i >= 0; i--) {
            Draft place = document;
            for (Name step : matches.get(i).path()) {
                place.open(work);
                Draft part = place.part(step);
                if (part == null) {
                    throw new IllegalStateException("a place that was matched is gone");
                }
                place = part;
            }
            rename(place);
        }
    }

    private void rename(Draft place) {
        place.open(work);
        @Nullable Map<Name, Draft> members = place.members();
        if (members == null) {
            return;
        }
        Map<String, Integer> uses = new HashMap<>();
        members.keySet().forEach(name -> uses.merge(lower(name), 1, Integer::sum));
        Map<Name, Draft> renamed = new LinkedHashMap<>();
        members.forEach((name, part) -> {
            String lower = lower(name);
            renamed.put(
                    uses.getOrDefault(lower, 0) == 1 && !lower.equals(name.toString()) ? Name.of(lower) : name, part);
        });
        place.setMembers(renamed);
    }

    private static boolean hasUpperCase(Json value) {
        for (int i = 0; value instanceof JsonObject object && i < object.size(); i++) {
            if (!lower(object.name(i)).equals(object.name(i).toString())) {
                return true;
            }
        }
        return false;
    }

    private static String lower(Name name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
