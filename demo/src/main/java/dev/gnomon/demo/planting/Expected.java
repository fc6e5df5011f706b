package dev.gnomon.demo.planting;

import dev.gnomon.schemas.Verdict;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the comparator must say about one request.
 *
 * @param verdict the verdict
 * @param differences where the sides differ, as kind, space and JSON Pointer: {@code CHANGED /total}; empty unless the
 *     verdict is MISMATCH
 */
public record Expected(Verdict verdict, Set<String> differences) {

    /** Copies the differences. */
    public Expected {
        differences = Set.copyOf(differences);
    }

    @Override
    public String toString() {
        return differences.isEmpty() ? verdict.name() : verdict + " " + new TreeSet<>(differences);
    }
}
