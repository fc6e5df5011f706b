package dev.gnomon.compare.rules;

import java.util.List;

/** A rule set has mistakes. The message has one line for each of them. */
public final class RulesRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    RulesRefused(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, in the order of the rules. Each names the rule by its index from 0 and its {@code at}. */
    public List<String> mistakes() {
        return mistakes;
    }
}
