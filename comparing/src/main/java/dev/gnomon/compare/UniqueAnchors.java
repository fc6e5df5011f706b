package dev.gnomon.compare;

import dev.gnomon.compare.ListAlignment.Gap;
import dev.gnomon.compare.ListAlignment.Step;
import dev.gnomon.compare.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The longest run of elements that occur exactly once on each side, in the same order on both: Bram Cohen's patience
 * diff. Takes n log n.
 *
 * @see <a href="https://bramcohen.livejournal.com/73318.html">Bram Cohen: Patience Diff Advantages</a>
 */
final class UniqueAnchors {

    private UniqueAnchors() {}

    private record Place(Json element, int index) {}

    static Collection<Step> between(List<Json> one, List<Json> other, Gap gap) {
        List<Place> ones = unique(one, gap.i(), gap.iEnd());
        List<Place> others = unique(other, gap.j(), gap.jEnd());
        return longestIncreasing(common(ones, others));
    }

    /** What occurs once in the range, ordered by value. */
    private static List<Place> unique(List<Json> list, int from, int to) {
        List<Place> places = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            places.add(new Place(list.get(i), i));
        }
        places.sort(Comparator.comparing(Place::element, JsonOrder.INSTANCE));
        List<Place> unique = new ArrayList<>();
        for (int k = 0; k < places.size(); k++) {
            Json element = places.get(k).element();
            boolean likePrevious = k > 0 && places.get(k - 1).element().equals(element);
            boolean likeNext =
                    k + 1 < places.size() && places.get(k + 1).element().equals(element);
            if (!likePrevious && !likeNext) {
                unique.add(places.get(k));
            }
        }
        return unique;
    }

    /** What is in both, in the first one's document order. */
    private static List<Step> common(List<Place> ones, List<Place> others) {
        List<Step> common = new ArrayList<>();
        int j = 0;
        for (Place place : ones) {
            while (j < others.size() && JsonOrder.INSTANCE.compare(others.get(j).element(), place.element()) < 0) {
                j++;
            }
            if (j < others.size() && others.get(j).element().equals(place.element())) {
                common.add(new Step(place.index(), others.get(j).index()));
            }
        }
        common.sort(Comparator.comparingInt(Step::oldIndex));
        return common;
    }

    /** The longest subsequence in which the other side's indices increase too. */
    private static Collection<Step> longestIncreasing(List<Step> steps) {
        int[] pileTop = new int[steps.size()];
        int[] previous = new int[steps.size()];
        int[] topIndex = new int[steps.size()];
        int piles = 0;
        for (int k = 0; k < steps.size(); k++) {
            int value = steps.get(k).newIndex();
            // Indices are distinct, so the search never hits.
            int pile = -Arrays.binarySearch(topIndex, 0, piles, value) - 1;
            previous[k] = pile == 0 ? -1 : pileTop[pile - 1];
            pileTop[pile] = k;
            topIndex[pile] = value;
            piles = Math.max(piles, pile + 1);
        }
        Deque<Step> longest = new ArrayDeque<>();
        for (int k = piles == 0 ? -1 : pileTop[piles - 1]; k >= 0; k = previous[k]) {
            longest.addFirst(steps.get(k));
        }
        return longest;
    }
}
