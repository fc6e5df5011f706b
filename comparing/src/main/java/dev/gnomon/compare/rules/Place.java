package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in documents, as far as rules can tell places apart. A walk begins at {@link CompiledRules#root} and takes one
 * lookup for each step. Safe for use by several threads.
 *
 * <pre>{@code
 * Place price = rules.root(Side.OLD).member(Name.of("items")).element(3).member(Name.of("price"));
 * }</pre>
 */
public final class Place {

    private final Places places;
    private final BitSet nodes;
    private final boolean kept;
    private final Settings settings;
    private final @Nullable Normaliser normaliser;
    private final boolean comparesInside;
    private final boolean indexed;

    /** Only the names that some pattern has next, so names in documents never make this grow. */
    private final Map<Name, Step> named = new HashMap<>();

    private final Step other;

    /** A step that a walk may take; where it leads is found out when the first walk takes it. */
    private final class Step {

        private final String name;
        private final boolean isNamed;
        private volatile @Nullable Place place;

        Step(String name, boolean isNamed) {
            this.name = name;
            this.isNamed = isNamed;
        }

        Place take() {
            Place known = place;
            if (known == null) {
                known = places.behind(nodes, name, isNamed);
                // A place that is not kept would hold on to ever more of its kind.
                place = known.kept ? known : null;
            }
            return known;
        }
    }

    Place(Places places, BitSet nodes, boolean kept) {
        this.places = places;
        this.nodes = nodes;
        this.kept = kept;
        this.other = new Step("", false);
        List<Rule> rules = new ArrayList<>();
        boolean anyIndex = false;
        for (int id = nodes.nextSetBit(0); id >= 0; id = nodes.nextSetBit(id + 1)) {
            PatternTree.Node node = places.tree().get(id);
            rules.addAll(node.rules);
            for (String name : node.named.keySet()) {
                named.computeIfAbsent(Name.of(name), unused -> new Step(name, true));
                anyIndex |= isIndex(name);
            }
        }
        rules.sort(Comparator.comparingInt(rule -> rule.scope().index()));
        this.indexed = anyIndex;
        this.settings = Settings.of(rules);
        this.normaliser = Normaliser.of(rules);
        this.comparesInside = places.tree().comparesBehind(nodes);
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The place of a member. */
    public Place member(Name name) {
        Step step = named.get(name);
        return (step == null ? other : step).take();
    }

    /**
     * The place of an element.
     *
     * @param index from 0
     */
    public Place element(int index) {
        return indexed ? member(IndexName.of(index)) : other.take();
    }

    /** How this place is compared. */
    public Settings settings() {
        return settings;
    }

    /** What is made of the value here before it is compared; null if it stays as it is. */
    public @Nullable Normaliser normaliser() {
        return normaliser;
    }

    /** Whether some rule says that something inside this place is compared, although it may be ignored itself. */
    public boolean comparesInside() {
        return comparesInside;
    }

    /** Whether no rule can match here or anywhere inside, so that a walk need not go on. */
    public boolean quiet() {
        return nodes.isEmpty();
    }

    /** How many places of these rules are kept. */
    int siblings() {
        return places.size();
    }
}
