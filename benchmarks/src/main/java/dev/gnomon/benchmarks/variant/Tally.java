package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Counts by verdict. */
final class Tally {

    private static final Map<Verdict, Integer> FIELDS = fields();

    private Tally() {}

    /** One more; changes and returns {@code counts}. */
    static Counts add(Counts counts, Verdict verdict) {
        int field = Objects.requireNonNull(FIELDS.get(verdict));
        counts.put(field, (long) counts.get(field) + 1);
        return counts;
    }

    /** Adds what is not 0 to {@code sum}. */
    static void addTo(Map<Verdict, Long> sum, Counts counts) {
        FIELDS.forEach((verdict, field) -> {
            long number = (long) counts.get(field);
            if (number != 0) {
                sum.merge(verdict, number, Long::sum);
            }
        });
    }

    private static Map<Verdict, Integer> fields() {
        Map<Verdict, Integer> fields = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            fields.put(
                    verdict,
                    Counts.getClassSchema().getField(fieldName(verdict)).pos());
        }
        return fields;
    }

    /** MISSING_NEW is counted in missingNew. */
    private static String fieldName(Verdict verdict) {
        String[] words = verdict.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
