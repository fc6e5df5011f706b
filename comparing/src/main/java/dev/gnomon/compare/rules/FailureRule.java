package dev.gnomon.compare.rules;

import java.util.Map;

/**
 * One rule about failures.
 *
 * @param scope its operation and side
 * @param names the name of each code and type that has another one
 */
record FailureRule(Scope scope, Map<String, String> names) {

    FailureRule {
        names = Map.copyOf(names);
    }
}
