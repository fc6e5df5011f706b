package dev.gnomon.comparator.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values from settings, and remembers which names were asked for: those are the known ones. Used by one
 * thread.
 */
final class Options {

    private final Map<String, Setting> settings;
    private final TreeSet<String> known = new TreeSet<>();

    Options(Map<String, Setting> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The value of {@code name} as {@code parser} reads it, or {@code fallback} where it is not set. */
    <T> T get(String name, T fallback, Function<String, T> parser) {
        T value = find(name, parser);
        return value == null ? fallback : value;
    }

    /** The value of {@code name}, or null where it is not set. */
    <T> @Nullable T find(String name, Function<String, T> parser) {
        known.add(name);
        Setting setting = settings.get(name);
        if (setting == null) {
            return null;
        }
        try {
            return parser.apply(setting.value());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigException(name + ": " + wrong.getMessage() + " (" + setting.origin() + ")", wrong);
        }
    }

    /** All settings that begin with {@code prefix}, without it. Their names count as known. */
    Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new HashMap<>();
        settings.forEach((name, setting) -> {
            if (name.startsWith(prefix)) {
                known.add(name);
                found.put(name.substring(prefix.length()), setting.value());
            }
        });
        return found;
    }

    /** Builds a record that checks itself; its complaint, which begins with the option's name, gets the origin. */
    <T> T checked(Supplier<T> section) {
        try {
            return section.get();
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            Setting setting = settings.get(message.split(" ", 2)[0]);
            throw new ConfigException(setting == null ? message : message + " (" + setting.origin() + ")", wrong);
        }
    }

    /** Complains about the first setting that nobody asked for. */
    void refuseUnknown() {
        new TreeMap<>(settings).forEach((name, setting) -> {
            if (!known.contains(name)) {
                throw new ConfigException("unknown option " + name + " (" + setting.origin() + "); did you mean "
                        + EditDistance.nearest(name, known) + "?");
            }
        });
    }
}
