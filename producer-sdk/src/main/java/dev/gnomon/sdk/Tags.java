package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.payload.Text;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps tags, declared versions and operations within bounds. */
final class Tags {

    private static final int MOST = 16;
    private static final int LONGEST = 100;

    private Tags() {}

    /** Both, those of the request first; what is too many is left out. */
    static Map<String, String> merge(Map<String, String> general, Map<String, String> ofRequest) {
        if (ofRequest.isEmpty()) {
            return general;
        }
        Map<String, String> merged = new HashMap<>();
        ofRequest.forEach((name, value) -> put(merged, name, value));
        general.forEach((name, value) -> {
            if (!merged.containsKey(name)) {
                put(merged, name, value);
            }
        });
        return merged;
    }

    /** How many characters they have. */
    static long lengthOf(Map<String, String> tags) {
        long length = 0;
        if (!tags.isEmpty()) {
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                length += lengthOf(tag.getKey()) + lengthOf(tag.getValue());
            }
        }
        return length;
    }

    static long lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    static @Nullable String shorten(@Nullable String text) {
        return text == null ? null : Text.wellFormed(Text.cut(text, LONGEST));
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        String shortName = shorten(name);
        String shortValue = shorten(value);
        if (map.size() < MOST && shortName != null && shortValue != null) {
            map.put(shortName, shortValue);
        }
    }
}
