package dev.gnomon.compare.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mistakes that are found in a rule set. For one thread. */
final class Mistakes {

    /** Mistakes that are told at once. Nobody mends more before trying again. */
    static final int MAX = 200;

    private static final int MAX_AT = 100;

    private final List<String> messages = new ArrayList<>();

    void add(String message) {
        if (messages.size() < MAX) {
            messages.add(message);
        }
    }

    /** Mistakes of one rule. */
    Mistakes.OfRule ofRule(int index, @Nullable String at) {
        return new OfRule(name(index, at));
    }

    /** How a rule is called in messages: {@code rules[3] (at "/items")}. */
    static String name(int index, @Nullable String at) {
        String shown = at == null || at.length() <= MAX_AT ? at : at.substring(0, MAX_AT) + "…";
        return "rules[" + index + "]" + (shown == null ? "" : " (at \"" + shown + "\")");
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void refuseIfAny() throws RulesRefused {
        if (!messages.isEmpty()) {
            throw new RulesRefused(messages);
        }
    }

    /** Adds mistakes of one rule, under its name. */
    final class OfRule {

        private final String name;

        private OfRule(String name) {
            this.name = name;
        }

        /** @param message a sentence that names the property, the value and what it must be */
        void add(String message) {
            Mistakes.this.add(name + ": " + message);
        }
    }
}
