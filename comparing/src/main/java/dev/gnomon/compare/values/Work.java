package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;

/**
 * Counts the steps that a comparison takes, on one thread. One step is about the work on one character of JSON text.
 *
 * <p>An implementation may throw an unchecked exception of its own when its budget is spent; the functions of this
 * package let it pass.
 */
@FunctionalInterface
public interface Work {

    /** Counts nothing. */
    Work UNCOUNTED = steps -> {};

    /**
     * Announces work before it is done.
     *
     * @param steps 0 or more
     */
    void spend(long steps);

    /**
     * Reads the JSON inside a text. Who compares a pair reads all of it with one reader, so that it has one bound on
     * memory.
     *
     * @throws Unreadable if it is not JSON, or beyond a limit
     */
    default Json read(String text) throws Unreadable {
        return new JsonReader().read(text);
    }
}
