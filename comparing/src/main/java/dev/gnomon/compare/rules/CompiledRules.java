package dev.gnomon.compare.rules;

import dev.gnomon.schemas.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules for one operation, ready to be applied. Safe for use by several threads. */
public final class CompiledRules {

    private final Places old;
    private final Places renewed;
    private final Map<String, String> oldFailures;
    private final Map<String, String> newFailures;
    private final @Nullable Reshaper oldReshaper;
    private final @Nullable Reshaper newReshaper;
    private final boolean sided;

    CompiledRules(List<Rule> rules, List<FailureRule> failures) {
        sided = rules.stream().anyMatch(rule -> rule.scope().side() != null);
        old = places(rules, Side.OLD);
        renewed = sided ? places(rules, Side.NEW) : old;
        oldReshaper = Reshaper.of(rules, Side.OLD);
        newReshaper = Reshaper.of(rules, Side.NEW);
        oldFailures = names(failures, Side.OLD);
        newFailures = names(failures, Side.NEW);
    }

    private static Places places(List<Rule> rules, Side side) {
        PatternTree tree = new PatternTree();
        rules.stream()
                .filter(rule -> rule.scope().covers(side))
                .filter(rule -> rule.normalising() != null || !rule.changes().isNothing())
                .forEach(rule -> add(rule, tree));
        return new Places(tree);
    }

    /** What is ignored or taken back in is so with all that is inside. */
    private static void add(Rule rule, PatternTree tree) {
        Changes changes = rule.changes();
        tree.add(rule.scope().at(), new Rule(rule.scope(), null, rule.normalising(), changes.alone()));
        if (changes.ignored() != null) {
            tree.add(rule.scope().at().withInside(), new Rule(rule.scope(), null, null, changes.inside()));
        }
    }

    private static Map<String, String> names(List<FailureRule> failures, Side side) {
        Map<String, String> names = new HashMap<>();
        failures.stream().filter(rule -> rule.scope().covers(side)).forEach(rule -> names.putAll(rule.names()));
        return Map.copyOf(names);
    }

    /** The whole document of one side. {@link Place#settings} are the same on both sides. */
    public Place root(Side side) {
        return (side == Side.NEW ? renewed : old).root();
    }

    /** What changes the names in one side's documents, before anything else is done; null if they stay. */
    public @Nullable Reshaper reshaper(Side side) {
        return side == Side.NEW ? newReshaper : oldReshaper;
    }

    /** Whether some rule about documents is for one side only, so that equal bytes may mean different answers. */
    public boolean sided() {
        return sided;
    }

    /** What a failure of one side is compared by. A name for its code goes before one for its type. */
    public FailureName failure(Side side, String type, @Nullable String code) {
        Map<String, String> names = side == Side.NEW ? newFailures : oldFailures;
        String byCode = code == null ? null : names.get(code);
        String name = byCode == null ? names.get(type) : byCode;
        return name == null ? new FailureName(type, code) : new FailureName(name, null);
    }
}
