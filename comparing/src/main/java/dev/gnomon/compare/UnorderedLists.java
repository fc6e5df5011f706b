package dev.gnomon.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Says which elements of two lists belong together if their order does not count. Equal content first; then, where rules
 * let different content be equal, a largest matching of at most {@value #MAX_MATCHED} elements; then by similarity.
 */
final class UnorderedLists {

    /** Elements of a group that are matched under tolerances. */
    static final int MAX_MATCHED = 500;

    private static final int MAX_CELLS = 50_000;
    private static final int FREE = -1;

    private final Likeness lists;
    private final int[] olds;
    private final int[] news;

    /** For each of {@code olds} its counterpart's place in {@code news}, and the other way round. */
    private final int[] newOf;

    private final int[] oldOf;

    private UnorderedLists(Likeness lists, int[] olds, int[] news) {
        this.lists = lists;
        this.olds = olds;
        this.news = news;
        this.newOf = new int[olds.length];
        this.oldOf = new int[news.length];
        Arrays.fill(newOf, FREE);
        Arrays.fill(oldOf, FREE);
    }

    private record Candidate(int oldAt, int newAt, int gain) {}

    /** The elements at these indexes that are not equal: pairs, and those without a counterpart. */
    static List<Pairing> align(Likeness lists, int[] olds, int[] news) {
        return new UnorderedLists(lists, olds, news).align();
    }

    static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    private List<Pairing> align() {
        matchContent();
        if (!lists.byContent() && Math.max(olds.length, news.length) <= MAX_MATCHED) {
            Augmenting matching = new Augmenting();
            for (int i = 0; i < olds.length; i++) {
                if (newOf[i] == FREE) {
                    matching.from(i);
                }
            }
        }
        List<Pairing> steps = new ArrayList<>(similar(free(olds, newOf), free(news, oldOf)));
        for (Pairing pair : List.copyOf(steps)) {
            newOf[Arrays.binarySearch(olds, pair.oldIndex())] = 0;
            oldOf[Arrays.binarySearch(news, pair.newIndex())] = 0;
        }
        Arrays.stream(free(olds, newOf)).forEach(i -> steps.add(new Pairing(i, -1)));
        Arrays.stream(free(news, oldOf)).forEach(j -> steps.add(new Pairing(-1, j)));
        return steps;
    }

    private static int[] free(int[] indexes, int[] counterparts) {
        return IntStream.range(0, indexes.length)
                .filter(k -> counterparts[k] == FREE)
                .map(k -> indexes[k])
                .toArray();
    }

    private void matchContent() {
        lists.work().spend(olds.length + news.length);
        Map<Long, Deque<Integer>> waiting = new HashMap<>();
        for (int j = 0; j < news.length; j++) {
            waiting.computeIfAbsent(lists.newList().get(news[j]).hash(), hash -> new ArrayDeque<>())
                    .add(j);
        }
        for (int i = 0; i < olds.length; i++) {
            Deque<Integer> same = waiting.get(lists.oldList().get(olds[i]).hash());
            if (same != null && !same.isEmpty()) {
                newOf[i] = same.remove();
                oldOf[newOf[i]] = i;
            }
        }
    }

    /** Kuhn's algorithm: frees elements that have another possible counterpart, until no path leads further. */
    private final class Augmenting {

        /** 0 unknown, 1 equal, -1 not equal. */
        private final byte[][] known = new byte[olds.length][news.length];

        boolean from(int i) {
            return from(i, new boolean[news.length]);
        }

        private boolean from(int i, boolean[] tried) {
            lists.work().spend(news.length);
            for (int j = 0; j < news.length; j++) {
                if (!tried[j] && areEqual(i, j)) {
                    tried[j] = true;
                    if (oldOf[j] == FREE || from(oldOf[j], tried)) {
                        newOf[i] = j;
                        oldOf[j] = i;
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean areEqual(int i, int j) {
            if (known[i][j] == 0) {
                known[i][j] = (byte) (lists.isEqual(olds[i], news[j]) ? 1 : -1);
            }
            return known[i][j] > 0;
        }
    }

    private List<Pairing> similar(int[] oldRest, int[] newRest) {
        long cells = (long) oldRest.length * newRest.length;
        if (cells > MAX_CELLS) {
            return new FeatureVotes(lists, oldRest, newRest).pairs();
        }
        lists.work().spend(cells);
        List<Candidate> candidates = new ArrayList<>();
        for (int i : oldRest) {
            for (int j : newRest) {
                int gain = lists.gain(i, j);
                if (gain != Likeness.NONE) {
                    candidates.add(new Candidate(i, j, gain));
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::gain).reversed());
        boolean[] oldTaken = new boolean[lists.oldList().size()];
        boolean[] newTaken = new boolean[lists.newList().size()];
        List<Pairing> pairs = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!oldTaken[candidate.oldAt()] && !newTaken[candidate.newAt()]) {
                oldTaken[candidate.oldAt()] = true;
                newTaken[candidate.newAt()] = true;
                pairs.add(new Pairing(candidate.oldAt(), candidate.newAt()));
            }
        }
        return pairs;
    }
}
