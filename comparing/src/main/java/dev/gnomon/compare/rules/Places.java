package dev.gnomon.compare.rules;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places that walks through documents have come to, each made when the first walk comes there. A place is the set
 * of nodes of a {@link PatternTree} that match the way to it, so there are few of them, whatever documents look like.
 * What goes beyond {@value #MAX_KEPT} is made anew each time. Safe for use by several threads.
 */
final class Places {

    /** Places that are kept. Patterns that double their number with each wildcard can ask for any number. */
    static final int MAX_KEPT = 2_000;

    private final PatternTree tree;
    private final Map<BitSet, Place> kept = new ConcurrentHashMap<>();
    private final Place root;

    Places(PatternTree tree) {
        this.tree = tree;
        BitSet start = new BitSet();
        add(tree.root(), start);
        this.root = at(start);
    }

    Place root() {
        return root;
    }

    /** The place that a set of nodes stands for. */
    private Place at(BitSet nodes) {
        Place known = kept.get(nodes);
        if (known != null) {
            return known;
        }
        boolean keep = kept.size() < MAX_KEPT;
        Place place = new Place(this, nodes, keep);
        Place other = keep ? kept.putIfAbsent(nodes, place) : null;
        return other == null ? place : other;
    }

    /** The place one step behind {@code nodes}. */
    Place behind(BitSet nodes, String step, boolean named) {
        BitSet next = new BitSet();
        for (int id = nodes.nextSetBit(0); id >= 0; id = nodes.nextSetBit(id + 1)) {
            PatternTree.Node node = tree.get(id);
            PatternTree.Node byName = named ? node.named.get(step) : null;
            if (byName != null) {
                add(byName, next);
            }
            if (node.any != null) {
                add(node.any, next);
            }
            if (node.deep) {
                add(node, next);
            }
        }
        return at(next);
    }

    /** {@code **} also stands for no step at all. */
    private static void add(PatternTree.Node node, BitSet nodes) {
        nodes.set(node.id);
        if (node.throughDeep != null) {
            nodes.set(node.throughDeep.id);
        }
    }

    PatternTree tree() {
        return tree;
    }

    /** How many places are kept. */
    int size() {
        return kept.size();
    }
}
