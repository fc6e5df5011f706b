package dev.gnomon.comparator.decide;

import java.util.List;

/** A policy that cannot be followed. */
public final class InvalidPolicyException extends Exception {

    private final List<String> mistakes;

    InvalidPolicyException(List<String> mistakes) {
        super("the policy is wrong: " + String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** A sentence for each mistake, which names the field. */
    public List<String> mistakes() {
        return mistakes;
    }
}
