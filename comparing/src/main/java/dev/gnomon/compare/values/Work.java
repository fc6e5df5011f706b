package dev.gnomon.compare.values;

/**
 * Counts the steps that a comparison takes. One step is about the work on one character of JSON text.
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
}
