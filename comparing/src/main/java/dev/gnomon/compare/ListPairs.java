package dev.gnomon.compare;

import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.rules.ListIdentity;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Whether order counts, and nothing but order differs between two lists that are not equal. */
    boolean differInOrderOnly(JsonArray oldList, JsonArray newList) {
        if (by != ListIdentity.By.ORDER || oldList.size() != newList.size()) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < oldList.size(); i++) {
            sum += oldList.get(i).hash() - newList.get(i).hash();
        }
        return sum == 0 && Arrays.equals(sorted(oldList), sorted(newList));
    }

    private static long[] sorted(JsonArray list) {
        long[] hashes = new long[list.size()];
        Arrays.setAll(hashes, i -> list.get(i).hash());
        Arrays.sort(hashes);
        return hashes;
    }

    /** Pairs in the order of the old list, and what has no counterpart; pairs of equal elements may be left out. */
    List<Pairing> of(Likeness lists) {
        if (Sides.order(lists.oldList(), lists.newList()) <= 0) {
            return inOrder(lists);
        }
        ListPairs swapped = new ListPairs(by, /* oldKeys= */ newKeys, /* newKeys= */ oldKeys);
        List<Pairing> mirrored = swapped.inOrder(lists.mirrored()).stream()
                .map(Pairing::mirrored)
                .toList();
        return by == ListIdentity.By.ORDER ? mirrored : sorted(mirrored);
    }

    private List<Pairing> inOrder(Likeness lists) {
        if (by == ListIdentity.By.ORDER) {
            return OrderedLists.align(lists);
        }
        boolean keyed = by == ListIdentity.By.KEY
                && oldKeys.length == lists.oldList().size()
                && newKeys.length == lists.newList().size();
        if (!keyed) {
            int[] olds = UnorderedLists.all(lists.oldList().size());
            int[] news = UnorderedLists.all(lists.newList().size());
            return sorted(UnorderedLists.align(lists, olds, news));
        }
        List<Pairing> pairs = new ArrayList<>();
        for (Group group : groups()) {
            pairs.addAll(group.align(lists));
        }
        return sorted(pairs);
    }

    private static List<Pairing> sorted(List<Pairing> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingInt(
                                (Pairing pair) -> pair.oldIndex() < 0 ? Integer.MAX_VALUE : pair.oldIndex())
                        .thenComparingInt(Pairing::newIndex))
                .toList();
    }

    /** The elements with one key. */
    private record Group(boolean hasKey, List<Integer> olds, List<Integer> news) {

        Group(long key) {
            this(key != ElementKey.NONE, new ArrayList<>(), new ArrayList<>());
        }

        List<Pairing> align(Likeness lists) {
            if (hasKey && olds.size() == 1 && news.size() == 1) {
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
            groups.computeIfAbsent(oldKeys[i], Group::new).olds().add(i);
        }
        for (int j = 0; j < newKeys.length; j++) {
            groups.computeIfAbsent(newKeys[j], Group::new).news().add(j);
        }
        return groups.values();
    }
}
