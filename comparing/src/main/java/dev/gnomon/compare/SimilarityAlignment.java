package dev.gnomon.compare;

import dev.gnomon.compare.ListAlignment.Gap;
import dev.gnomon.compare.ListAlignment.Step;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import java.util.List;

/**
 * Pairs the elements of two short lists so that the sum of their similarities is greatest, keeping the order of both:
 * Needleman and Wunsch's alignment, with nothing taken off for a gap. Takes height times width.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(70)90057-4">Needleman and Wunsch 1970: A general method applicable to
 *     the search for similarities in the amino acid sequence of two proteins</a>
 */
final class SimilarityAlignment {

    private static final int EQUAL = 1_001;
    private static final int SAME_KIND = 1;

    /** Parts of an element that are looked at. */
    private static final int MAX_PARTS = 32;

    private final List<Json> one;
    private final List<Json> other;
    private final Gap gap;

    /** The best sums from (i, j) to the end. */
    private final int[][] best;

    private SimilarityAlignment(List<Json> one, List<Json> other, Gap gap) {
        this.one = one;
        this.other = other;
        this.gap = gap;
        this.best = new int[gap.height() + 1][gap.width() + 1];
    }

    /** Adds the steps through {@code gap} to {@code steps}, in order. */
    static void align(List<Json> one, List<Json> other, Gap gap, List<Step> steps) {
        SimilarityAlignment alignment = new SimilarityAlignment(one, other, gap);
        int[][] similarity = alignment.similarities();
        alignment.sum(similarity);
        alignment.walk(similarity, steps);
    }

    private int[][] similarities() {
        int[][] similarity = new int[gap.height()][gap.width()];
        for (int i = 0; i < gap.height(); i++) {
            for (int j = 0; j < gap.width(); j++) {
                similarity[i][j] = similarity(one.get(gap.i() + i), other.get(gap.j() + j));
            }
        }
        return similarity;
    }

    private void sum(int[][] similarity) {
        for (int i = gap.height() - 1; i >= 0; i--) {
            for (int j = gap.width() - 1; j >= 0; j--) {
                int paired = similarity[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
    }

    private void walk(int[][] similarity, List<Step> steps) {
        int i = 0;
        int j = 0;
        while (i < gap.height() || j < gap.width()) {
            boolean both = i < gap.height() && j < gap.width();
            if (both && best[i][j] == similarity[i][j] + best[i + 1][j + 1]) {
                steps.add(new Step(gap.i() + i++, gap.j() + j++));
            } else if (j == gap.width() || (both && best[i][j] == best[i + 1][j])) {
                steps.add(new Step(gap.i() + i++, -1));
            } else {
                steps.add(new Step(-1, gap.j() + j++));
            }
        }
    }

    /** From 0, nothing in common, to {@value #EQUAL}. */
    private static int similarity(Json one, Json other) {
        if (one.equals(other)) {
            return EQUAL;
        }
        if (one instanceof JsonObject first && other instanceof JsonObject second) {
            return SAME_KIND + sharedMembers(first, second);
        }
        if (one instanceof JsonArray first && other instanceof JsonArray second) {
            return SAME_KIND + sharedElements(first.elements(), second.elements());
        }
        return one.kind() == other.kind() ? SAME_KIND : 0;
    }

    private static int sharedMembers(JsonObject one, JsonObject other) {
        int seen = Math.min(one.size(), MAX_PARTS);
        int shared = 0;
        for (int k = 0; k < seen; k++) {
            int index = other.indexOf(one.name(k), k);
            shared += index >= 0 && one.value(k).equals(other.value(index)) ? 1 : 0;
        }
        return perMille(shared, Math.max(seen, Math.min(other.size(), MAX_PARTS)));
    }

    private static int sharedElements(List<Json> one, List<Json> other) {
        int seen = Math.min(Math.min(one.size(), other.size()), MAX_PARTS);
        int shared = 0;
        for (int k = 0; k < seen; k++) {
            shared += one.get(k).equals(other.get(k)) ? 1 : 0;
        }
        return perMille(shared, Math.min(Math.max(one.size(), other.size()), MAX_PARTS));
    }

    private static int perMille(int shared, int of) {
        return of == 0 ? 0 : shared * (EQUAL - SAME_KIND - 1) / of;
    }
}
