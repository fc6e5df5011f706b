package dev.gnomon.compare;

import dev.gnomon.compare.Pairing.Gap;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.values.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The longest common subsequence of two lists: Myers' greedy algorithm, O(ND). Elements that the other list does not
 * have are left out first. Where the lists differ in more than a bounded number of places, the search commits to the
 * furthest path so far and begins anew at its end, so that time and memory stay linear.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">Myers 1986: An O(ND) difference algorithm and its variations</a>
 */
final class ShortestEdit {

    private static final int LEAST_EDITS = 64;
    private static final int MOST_EDITS = 1_000;
    private static final int STEPS = 4_000_000;
    private static final int OUTSIDE = Integer.MIN_VALUE / 2;

    private final int[] oldIndexes;
    private final int[] newIndexes;
    private final long[] a;
    private final long[] b;
    private final int maxEdits;
    private final Work work;
    private final List<Pairing> pairs = new ArrayList<>();

    private ShortestEdit(Likeness lists, Gap gap) {
        long[] oldHashes = hashes(lists.oldList(), gap.i(), gap.iEnd());
        long[] newHashes = hashes(lists.newList(), gap.j(), gap.jEnd());
        oldIndexes = common(oldHashes, newHashes);
        newIndexes = common(newHashes, oldHashes);
        a = Arrays.stream(oldIndexes).mapToLong(i -> oldHashes[i]).toArray();
        b = Arrays.stream(newIndexes).mapToLong(j -> newHashes[j]).toArray();
        maxEdits = Math.max(LEAST_EDITS, Math.min(MOST_EDITS, STEPS / (a.length + b.length + 1)));
        work = lists.work();
        work.spend(gap.height() + gap.width());
    }

    /** Pairs of equal elements, in the order of both lists. */
    static List<Pairing> pairs(Likeness lists, Gap gap) {
        ShortestEdit edit = new ShortestEdit(lists, gap);
        edit.search();
        return edit.pairs.stream()
                .map(pair -> new Pairing(
                        gap.i() + edit.oldIndexes[pair.oldIndex()], gap.j() + edit.newIndexes[pair.newIndex()]))
                .toList();
    }

    private static long[] hashes(JsonArray list, int from, int to) {
        long[] hashes = new long[to - from];
        for (int i = from; i < to; i++) {
            hashes[i - from] = list.get(i).hash();
        }
        return hashes;
    }

    /** The indexes of what the other list has too. */
    private static int[] common(long[] hashes, long[] others) {
        long[] sorted = others.clone();
        Arrays.sort(sorted);
        int[] indexes = new int[hashes.length];
        int size = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (Arrays.binarySearch(sorted, hashes[i]) >= 0) {
                indexes[size++] = i;
            }
        }
        return Arrays.copyOf(indexes, size);
    }

    private void search() {
        int x = 0;
        int y = 0;
        while (x < a.length && y < b.length) {
            List<Pairing> found = new Round(x, y).run();
            pairs.addAll(found);
            Round.End end = lastEnd;
            x = end.x();
            y = end.y();
        }
    }

    private Round.End lastEnd = new Round.End(0, 0);

    /** One search from a point, for a bounded number of edits. Coordinates are relative to that point. */
    private final class Round {

        private final int x0;
        private final int y0;
        private final int n;
        private final int m;
        private final List<int[]> trace = new ArrayList<>();

        record End(int x, int y) {}

        Round(int x0, int y0) {
            this.x0 = x0;
            this.y0 = y0;
            this.n = a.length - x0;
            this.m = b.length - y0;
        }

        List<Pairing> run() {
            for (int d = 0; d <= maxEdits; d++) {
                int[] reached = edits(d);
                trace.add(reached);
                int k = n - m;
                if (Math.abs(k) <= d && (k + d) % 2 == 0 && reached[d + k] == n) {
                    return walkBack(d, k);
                }
            }
            return walkBack(maxEdits, furthest(trace.get(maxEdits)));
        }

        /** How far each diagonal k gets with d edits, at index d + k. */
        private int[] edits(int d) {
            work.spend(d + 1);
            int[] reached = new int[2 * d + 1];
            Arrays.fill(reached, OUTSIDE);
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0 ? 0 : start(d, k);
                if (x < 0 || x > n || x - k < 0 || x - k > m) {
                    continue;
                }
                int from = x;
                while (x < n && x - k < m && a[x0 + x] == b[y0 + x - k]) {
                    x++;
                }
                work.spend(x - from);
                reached[d + k] = x;
            }
            return reached;
        }

        private int start(int d, int k) {
            int fromLeft = reached(d - 1, k - 1);
            int fromAbove = reached(d - 1, k + 1);
            return fromLeft < fromAbove ? fromAbove : fromLeft + 1;
        }

        private int reached(int d, int k) {
            return Math.abs(k) > d ? OUTSIDE : trace.get(d)[d + k];
        }

        private int furthest(int[] reached) {
            int d = reached.length / 2;
            int best = 0;
            long most = Long.MIN_VALUE;
            for (int k = -d; k <= d; k += 2) {
                long sum = 2L * reached[d + k] - k;
                if (reached[d + k] >= 0 && sum > most) {
                    most = sum;
                    best = k;
                }
            }
            return best;
        }

        private List<Pairing> walkBack(int edits, int diagonal) {
            List<Pairing> backwards = new ArrayList<>();
            int k = diagonal;
            int x = reached(edits, k);
            lastEnd = new End(x0 + x, y0 + x - k);
            for (int d = edits; d >= 0; d--) {
                int start = d == 0 ? 0 : start(d, k);
                for (; x > start; x--) {
                    backwards.add(new Pairing(x0 + x - 1, y0 + x - 1 - k));
                }
                if (d > 0) {
                    boolean above = reached(d - 1, k - 1) < reached(d - 1, k + 1);
                    k = above ? k + 1 : k - 1;
                    x = reached(d - 1, k);
                }
            }
            Collections.reverse(backwards);
            return backwards;
        }
    }
}
