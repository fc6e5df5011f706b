package dev.gnomon.compare;

import dev.gnomon.compare.Pairing.Gap;
import dev.gnomon.compare.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which elements of two lists belong together if their order counts: equal ones by a shortest edit, and what is
 * left between them by similarity. Swapping the sides mirrors the result.
 */
final class OrderedLists {

    /** Pairs of elements whose similarity is measured in one gap. */
    private static final int MAX_CELLS = 50_000;

    private final Likeness lists;

    private OrderedLists(Likeness lists) {
        this.lists = lists;
    }

    /** All elements in order, without pairs of equal elements at both ends. */
    static List<Pairing> align(Likeness lists) {
        Gap whole = new Gap(0, lists.oldList().size(), 0, lists.newList().size());
        Gap middle = trimmed(lists, whole);
        return new OrderedLists(lists).align(middle);
    }

    private List<Pairing> align(Gap middle) {
        List<Pairing> equal = ShortestEdit.pairs(lists, middle);
        List<Pairing> all = new ArrayList<>();
        int next = 0;
        for (Gap gap : middle.between(equal)) {
            all.addAll(fill(gap));
            if (next < equal.size()) {
                all.add(equal.get(next++));
            }
        }
        return all;
    }

    private List<Pairing> fill(Gap gap) {
        List<Pairing> pairs = pairs(gap, false);
        List<Pairing> all = new ArrayList<>();
        int next = 0;
        for (Gap unpaired : gap.between(pairs)) {
            for (int i = unpaired.i(); i < unpaired.iEnd(); i++) {
                all.add(new Pairing(i, -1));
            }
            for (int j = unpaired.j(); j < unpaired.jEnd(); j++) {
                all.add(new Pairing(-1, j));
            }
            if (next < pairs.size()) {
                all.add(pairs.get(next++));
            }
        }
        return all;
    }

    private List<Pairing> pairs(Gap gap, boolean voted) {
        if (gap.cells() == 0) {
            return List.of();
        }
        if (lists.byContent() && hasOnlyScalars(gap)) {
            return gap.byPosition();
        }
        if (gap.cells() <= MAX_CELLS) {
            return BestGain.pairs(lists, gap);
        }
        if (voted) {
            return gap.byPosition().stream()
                    .filter(pair -> lists.gain(pair.oldIndex(), pair.newIndex()) != Likeness.NONE)
                    .toList();
        }
        List<Pairing> anchors = FeatureVotes.inOrder(lists, gap);
        List<Pairing> all = new ArrayList<>();
        int next = 0;
        for (Gap between : gap.between(anchors)) {
            all.addAll(pairs(between, true));
            if (next < anchors.size()) {
                all.add(anchors.get(next++));
            }
        }
        return all;
    }

    private boolean hasOnlyScalars(Gap gap) {
        for (int i = gap.i(); i < gap.iEnd(); i++) {
            if (!(lists.oldList().get(i) instanceof JsonScalar)) {
                return false;
            }
        }
        for (int j = gap.j(); j < gap.jEnd(); j++) {
            if (!(lists.newList().get(j) instanceof JsonScalar)) {
                return false;
            }
        }
        return true;
    }

    private static Gap trimmed(Likeness lists, Gap gap) {
        int i = gap.i();
        int j = gap.j();
        int iEnd = gap.iEnd();
        int jEnd = gap.jEnd();
        while (i < iEnd && j < jEnd && lists.isEqual(i, j)) {
            i++;
            j++;
        }
        while (i < iEnd && j < jEnd && lists.isEqual(iEnd - 1, jEnd - 1)) {
            iEnd--;
            jEnd--;
        }
        return new Gap(i, iEnd, j, jEnd);
    }
}
