package dev.gnomon.compare;

import dev.gnomon.compare.Pairing.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs the records of two long lists by leaves that occur in just one record of each side, such as identifiers. Each
 * such leaf is a vote. Takes n log n, where holding every record against every other would be quadratic.
 */
final class FeatureVotes {

    private static final Integer REPEATED = -1;

    private final Likeness lists;
    private final int[] olds;
    private final int[] news;

    FeatureVotes(Likeness lists, int[] olds, int[] news) {
        this.lists = lists;
        this.olds = olds;
        this.news = news;
    }

    /** The longest sequence of pairs that keeps the order of both lists. */
    static List<Pairing> inOrder(Likeness lists, Gap gap) {
        int[] olds = range(gap.i(), gap.iEnd());
        int[] news = range(gap.j(), gap.jEnd());
        return longestIncreasing(new FeatureVotes(lists, olds, news).pairs());
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, k -> from + k);
        return range;
    }

    /** Pairs in the order of the old list; each element is in at most one. */
    List<Pairing> pairs() {
        Map<Long, Integer> inOld = new HashMap<>();
        Map<Long, Integer> inNew = new HashMap<>();
        for (int i : olds) {
            note(inOld, lists.featuresOfOld(i), i);
        }
        for (int j : news) {
            note(inNew, lists.featuresOfNew(j), j);
        }
        boolean[] taken = new boolean[lists.newList().size()];
        List<Pairing> pairs = new ArrayList<>();
        for (int i : olds) {
            int j = elected(lists.featuresOfOld(i), i, inOld, inNew);
            if (j >= 0 && !taken[j] && lists.gain(i, j) != Likeness.NONE) {
                taken[j] = true;
                pairs.add(new Pairing(i, j));
            }
        }
        return pairs;
    }

    private void note(Map<Long, Integer> owners, long[] features, int index) {
        lists.work().spend(2L * features.length);
        for (int k = 0; k < features.length; k++) {
            boolean twice = k > 0 && features[k] == features[k - 1];
            Integer before = owners.put(features[k], twice ? REPEATED : Integer.valueOf(index));
            if (before != null) {
                owners.put(features[k], REPEATED);
            }
        }
    }

    private static int elected(long[] features, int i, Map<Long, Integer> inOld, Map<Long, Integer> inNew) {
        Map<Integer, Integer> votes = new HashMap<>();
        for (long feature : features) {
            Integer j = inNew.get(feature);
            if (j != null && !j.equals(REPEATED) && inOld.getOrDefault(feature, REPEATED) == i) {
                votes.merge(j, 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    /** Patience sorting: the longest subsequence in which the new side's indexes increase too. */
    private static List<Pairing> longestIncreasing(List<Pairing> pairs) {
        int[] pileTop = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int[] topIndex = new int[pairs.size()];
        int piles = 0;
        for (int k = 0; k < pairs.size(); k++) {
            int value = pairs.get(k).newIndex();
            // Indexes are distinct, so the search never hits.
            int pile = -Arrays.binarySearch(topIndex, 0, piles, value) - 1;
            previous[k] = pile == 0 ? -1 : pileTop[pile - 1];
            pileTop[pile] = k;
            topIndex[pile] = value;
            piles = Math.max(piles, pile + 1);
        }
        List<Pairing> longest = new ArrayList<>();
        for (int k = piles == 0 ? -1 : pileTop[piles - 1]; k >= 0; k = previous[k]) {
            longest.add(pairs.get(k));
        }
        Collections.reverse(longest);
        return longest;
    }
}
