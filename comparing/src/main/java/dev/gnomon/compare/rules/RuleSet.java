package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one migration: how its answers are compared.
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.parse("[{\"at\": \"/**\/updatedAt\", \"ignore\": true}]");
 * CompiledRules forOrders = rules.compile("getOrder");
 * }</pre>
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class RuleSet {

    /** Rules of one set. */
    public static final int MAX_RULES = 200;

    /** Levels by which all moves of a set together may nest values deeper; walks over documents are recursive. */
    static final int MAX_DEEPER = 100;

    /** No rules: the comparison is exact, the order of lists counts, the order of members does not. */
    public static final RuleSet NONE = new RuleSet("[]", List.of(), List.of());

    private final String text;
    private final List<Rule> rules;
    private final List<FailureRule> failures;

    /** For each operation that a rule names. */
    private final Map<String, CompiledRules> compiled = new ConcurrentHashMap<>();

    private final CompiledRules forOthers;

    private RuleSet(String text, List<Rule> rules, List<FailureRule> failures) {
        this.text = text;
        this.rules = List.copyOf(rules);
        this.failures = List.copyOf(failures);
        this.forOthers = compiled(null);
        Stream.concat(rules.stream().map(Rule::scope), failures.stream().map(FailureRule::scope))
                .map(Scope::operation)
                .filter(operation -> operation != null)
                .collect(Collectors.toSet())
                .forEach(operation -> compiled.put(operation, compiled(operation)));
    }

    /**
     * The rules in a JSON text.
     *
     * @throws RulesRefused if there is any mistake; it tells them all
     */
    public static RuleSet parse(String text) throws RulesRefused {
        Mistakes mistakes = new Mistakes();
        List<Rule> rules = new ArrayList<>();
        List<FailureRule> failures = new ArrayList<>();
        Json document = RuleText.read(text, mistakes);
        if (document instanceof JsonArray array) {
            read(array, mistakes, rules, failures);
        } else if (document != null) {
            mistakes.add("the rules are " + Fields.shown(document) + "; they must be an array of objects");
        }
        mistakes.refuseIfAny();
        return new RuleSet(text, rules, failures);
    }

    private static void read(JsonArray array, Mistakes mistakes, List<Rule> rules, List<FailureRule> failures) {
        if (array.size() > MAX_RULES) {
            mistakes.add("there are " + array.size() + " rules; at most " + MAX_RULES + " are allowed");
        }
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonObject object)) {
                mistakes.ofRule(i, null).add("the rule is " + Fields.shown(array.get(i)) + "; it must be an object");
                continue;
            }
            RuleReader reader = new RuleReader(i, object, mistakes);
            if (reader.isAboutFailures()) {
                failures.add(reader.failureRule());
            } else {
                rules.add(reader.rule());
            }
        }
        refuseDeepNesting(rules, mistakes);
    }

    private static void refuseDeepNesting(List<Rule> rules, Mistakes mistakes) {
        int deeper = rules.stream()
                .filter(rule -> rule.reshaping() != null)
                .mapToInt(rule -> rule.reshaping().deeper(rule.scope().at()))
                .sum();
        if (deeper > MAX_DEEPER) {
            mistakes.add("the rules with \"moveTo\" nest values up to " + deeper + " levels deeper; at most "
                    + MAX_DEEPER + " are allowed");
        }
    }

    private CompiledRules compiled(@Nullable String operation) {
        return new CompiledRules(
                rules.stream().filter(rule -> rule.scope().covers(operation)).toList(),
                failures.stream().filter(rule -> rule.scope().covers(operation)).toList());
    }

    /**
     * The rules for one operation. Costs a lookup.
     *
     * @param operation null where the migration has none
     */
    public CompiledRules compile(@Nullable String operation) {
        return operation == null ? forOthers : compiled.getOrDefault(operation, forOthers);
    }

    /** Whether there are no rules. */
    public boolean isEmpty() {
        return rules.isEmpty() && failures.isEmpty();
    }

    /** The JSON text they were parsed from. */
    @Override
    public String toString() {
        return text;
    }
}
