package dev.gnomon.compare.rules;

import java.util.List;

/**
 * Which elements of two lists belong together.
 *
 * @param by what decides
 * @param key for {@link By#KEY}, one path for each part of the key: the names and indexes that lead from an element to
 *     it. The empty path is the element itself
 */
public record ListIdentity(By by, List<List<String>> key) {

    /** Order counts; what applies without a rule. */
    static final ListIdentity ORDERED = new ListIdentity(By.ORDER, List.of());

    /** What decides. */
    public enum By {
        /** Their order. */
        ORDER,
        /** Their content, each as often as it occurs. */
        CONTENT,
        /** Their content, however often it occurs. */
        DISTINCT_CONTENT,
        /** Their keys. */
        KEY
    }

    /** Copies the key. */
    public ListIdentity {
        key = key.stream().map(List::copyOf).toList();
    }
}
