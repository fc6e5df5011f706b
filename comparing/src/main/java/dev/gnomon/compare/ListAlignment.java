package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which elements of two lists of different lengths belong together, so that one element too many is one difference
 * and not one at every place behind it.
 *
 * <p>Equal elements at both ends are passed over. What is between is split at elements that occur once on each side
 * ({@link UniqueAnchors}, n log n). Each gap that is left is aligned by similarity ({@link SimilarityAlignment},
 * quadratic) while a budget of {@value #MAX_CELLS} comparisons per document lasts, and position by position after that.
 * Swapping the sides mirrors the result. For one document, on one thread.
 */
final class ListAlignment {

    /** Comparisons of two elements for their similarity, in one document: a few milliseconds. */
    static final int MAX_CELLS = 20_000;

    private int budget = MAX_CELLS;

    /**
     * One step through both lists.
     *
     * @param oldIndex the old side's element; -1 if the new one's has no counterpart
     * @param newIndex the new side's element; -1 if the old one's has no counterpart
     */
    record Step(int oldIndex, int newIndex) {

        Step mirrored() {
            return new Step(/* oldIndex= */ newIndex, /* newIndex= */ oldIndex);
        }
    }

    /**
     * Half-open ranges of both lists.
     *
     * @param i first index of the one
     * @param iEnd index behind the last of the one
     * @param j first index of the other
     * @param jEnd index behind the last of the other
     */
    record Gap(int i, int iEnd, int j, int jEnd) {

        int height() {
            return iEnd - i;
        }

        int width() {
            return jEnd - j;
        }
    }

    /** The steps in order, without pairs of equal elements at the ends. */
    List<Step> align(List<Json> oldList, List<Json> newList) {
        if (oldList.size() <= newList.size()) {
            return alignShorter(oldList, newList);
        }
        return alignShorter(newList, oldList).stream().map(Step::mirrored).toList();
    }

    private List<Step> alignShorter(List<Json> shorter, List<Json> longer) {
        List<Step> steps = new ArrayList<>();
        Gap middle = trim(shorter, longer, new Gap(0, shorter.size(), 0, longer.size()));
        int i = middle.i();
        int j = middle.j();
        for (Step anchor : UniqueAnchors.between(shorter, longer, middle)) {
            fill(shorter, longer, new Gap(i, anchor.oldIndex(), j, anchor.newIndex()), steps);
            i = anchor.oldIndex() + 1;
            j = anchor.newIndex() + 1;
        }
        fill(shorter, longer, new Gap(i, middle.iEnd(), j, middle.jEnd()), steps);
        return steps;
    }

    private void fill(List<Json> one, List<Json> other, Gap whole, List<Step> steps) {
        Gap gap = trim(one, other, whole);
        long cells = (long) gap.height() * gap.width();
        if (cells > 0 && cells <= budget) {
            budget -= (int) cells;
            SimilarityAlignment.align(one, other, gap, steps);
            return;
        }
        int pairs = Math.min(gap.height(), gap.width());
        for (int k = 0; k < pairs; k++) {
            steps.add(new Step(gap.i() + k, gap.j() + k));
        }
        for (int i = gap.i() + pairs; i < gap.iEnd(); i++) {
            steps.add(new Step(i, -1));
        }
        for (int j = gap.j() + pairs; j < gap.jEnd(); j++) {
            steps.add(new Step(-1, j));
        }
    }

    private static Gap trim(List<Json> one, List<Json> other, Gap gap) {
        int i = gap.i();
        int j = gap.j();
        int iEnd = gap.iEnd();
        int jEnd = gap.jEnd();
        while (i < iEnd && j < jEnd && one.get(i).equals(other.get(j))) {
            i++;
            j++;
        }
        while (i < iEnd && j < jEnd && one.get(iEnd - 1).equals(other.get(jEnd - 1))) {
            iEnd--;
            jEnd--;
        }
        return new Gap(i, iEnd, j, jEnd);
    }
}
