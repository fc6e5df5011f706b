package dev.gnomon.compare;

import dev.gnomon.compare.rules.ListIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which elements of two lists belong together, whatever decides that. */
final class ListPairs {

    private final ListIdentity.By by;
    private final long[] oldKeys;
    private final long[] newKeys;

    /**
     * @param by what decides
     * @param oldKeys the key of each element of the old list, if keys decide; else empty
     * @param newKeys the same for the new list
     */
    ListPairs(ListIdentity.By by, long[] oldKeys, long[] newKeys) {
        this.by = by;
        this.oldKeys = oldKeys;
        this.newKeys = newKeys;
    }

    /** Pairs in the order of the old list, then what was added; pairs of equal elements may be left out. */
    List<Pairing> of(Likeness lists) {
        if (by == ListIdentity.By.ORDER) {
            return OrderedLists.align(lists);
        }
        List<Pairing> pairs = new ArrayList<>();
        if (by == ListIdentity.By.KEY && oldKeys.length == lists.oldList().size() && newKeys.length == lists.newList().size()) {
            for (Group group : groups()) {
                pairs.addAll(group.align(lists));
            }
        } else {
            int[] olds = UnorderedLists.all(lists.oldList().size());
            int[] news = UnorderedLists.all(lists.newList().size());
            pairs.addAll(UnorderedLists.align(lists, olds, news));
        }
        pairs.sort(Comparator.comparingInt((Pairing pair) -> pair.oldIndex() < 0 ? Integer.MAX_VALUE : pair.oldIndex())
                .thenComparingInt(Pairing::newIndex));
        return pairs;
    }

    /** The elements with one key. */
    private record Group(List<Integer> olds, List<Integer> news) {

        Group() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        List<Pairing> align(Likeness lists) {
            if (olds.size() == 1 && news.size() == 1) {
                return List.of(new Pairing(olds.get(0), news.get(0)));
            }
            return UnorderedLists.align(lists, array(olds), array(news));
        }

        private static int[] array(List<Integer> indexes) {
            return indexes.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private Iterable<Group> groups() {
        Map<Long, Group> groups = new HashMap<>();
        for (int i = 0; i < oldKeys.length; i++) {
            groups.computeIfAbsent(oldKeys[i], key -> new Group()).olds().add(i);
        }
        for (int j = 0; j < newKeys.length; j++) {
            groups.computeIfAbsent(newKeys[j], key -> new Group()).news().add(j);
        }
        return groups.values();
    }
}
