package dev.gnomon.compare;

import dev.gnomon.compare.Pairing.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs the elements of two short lists so that the sum of what their pairs gain is greatest, keeping the order of both:
 * Needleman and Wunsch's alignment. Takes height times width.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(70)90057-4">Needleman and Wunsch 1970: A general method applicable to
 *     the search for similarities in the amino acid sequence of two proteins</a>
 */
final class BestGain {

    private final Likeness lists;
    private final Gap gap;
    private final int[][] gains;

    /** The best sums from (i, j) to the end. */
    private final int[][] best;

    private BestGain(Likeness lists, Gap gap) {
        this.lists = lists;
        this.gap = gap;
        this.gains = new int[gap.height()][gap.width()];
        this.best = new int[gap.height() + 1][gap.width() + 1];
    }

    /** The pairs, in order. */
    static List<Pairing> pairs(Likeness lists, Gap gap) {
        BestGain alignment = new BestGain(lists, gap);
        alignment.sum();
        return alignment.walk();
    }

    private void sum() {
        lists.work().spend(gap.cells());
        for (int i = gap.height() - 1; i >= 0; i--) {
            for (int j = gap.width() - 1; j >= 0; j--) {
                int gain = lists.gain(gap.i() + i, gap.j() + j);
                gains[i][j] = gain;
                int paired = gain == Likeness.NONE ? 0 : gain + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
    }

    private List<Pairing> walk() {
        List<Pairing> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < gap.height() && j < gap.width()) {
            if (gains[i][j] != Likeness.NONE && best[i][j] == gains[i][j] + best[i + 1][j + 1]) {
                pairs.add(new Pairing(gap.i() + i++, gap.j() + j++));
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }
}
