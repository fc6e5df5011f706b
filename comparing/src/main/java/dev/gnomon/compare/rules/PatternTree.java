package dev.gnomon.compare.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of many rules as one tree, in which common beginnings are shared. A node is where some pattern has got
 * to after some steps. Built by one thread, then never changed.
 */
final class PatternTree {

    /** One node. The rules are those whose pattern ends here. */
    static final class Node {

        final int id;
        final List<Rule> rules = new ArrayList<>();
        final Map<String, Node> named = new HashMap<>();
        final boolean deep;

        @Nullable
        Node any;

        @Nullable
        Node throughDeep;

        boolean comparesBehind;

        private Node(int id, boolean deep) {
            this.id = id;
            this.deep = deep;
        }

        private boolean compares() {
            return rules.stream().anyMatch(rule -> rule.changes().comparesAgain());
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Node root = node(false);

    private Node node(boolean deep) {
        Node node = new Node(nodes.size(), deep);
        nodes.add(node);
        return node;
    }

    Node root() {
        return root;
    }

    void add(PathPattern at, Rule rule) {
        Node node = root;
        for (PathPattern.Step step : at.steps()) {
            node.comparesBehind |= rule.changes().comparesAgain();
            node = next(node, step);
        }
        node.rules.add(rule);
    }

    private Node next(Node from, PathPattern.Step step) {
        return switch (step.kind()) {
            case NAMED -> from.named.computeIfAbsent(step.name(), name -> node(false));
            case ANY -> {
                Node any = from.any == null ? node(false) : from.any;
                from.any = any;
                yield any;
            }
            case DEEP -> {
                Node deep = from.deep ? from : from.throughDeep == null ? node(true) : from.throughDeep;
                from.throughDeep = from.deep ? null : deep;
                yield deep;
            }
        };
    }

    /** How many nodes there are. */
    int size() {
        return nodes.size();
    }

    Node get(int id) {
        return nodes.get(id);
    }

    /** Whether some pattern goes on from one of {@code from}, and takes back in what it leads to. */
    boolean comparesBehind(BitSet from) {
        for (int id = from.nextSetBit(0); id >= 0; id = from.nextSetBit(id + 1)) {
            Node node = nodes.get(id);
            if (node.comparesBehind || (node.deep && node.compares())) {
                return true;
            }
        }
        return false;
    }
}
