package dev.gnomon.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Elements of two lists that belong together, or that have no counterpart.
 *
 * @param oldIndex the old side's element; -1 if the new one's has no counterpart
 * @param newIndex the new side's element; -1 if the old one's has no counterpart
 */
record Pairing(int oldIndex, int newIndex) {

    Pairing mirrored() {
        return new Pairing(/* oldIndex= */ newIndex, /* newIndex= */ oldIndex);
    }

    /**
     * Half-open ranges of both lists.
     *
     * @param i first index of the old list
     * @param iEnd index behind the last of the old list
     * @param j first index of the new list
     * @param jEnd index behind the last of the new list
     */
    record Gap(int i, int iEnd, int j, int jEnd) {

        int height() {
            return iEnd - i;
        }

        int width() {
            return jEnd - j;
        }

        long cells() {
            return (long) height() * width();
        }

        /** Pairs position by position, as far as both reach. */
        List<Pairing> byPosition() {
            List<Pairing> pairs = new ArrayList<>();
            for (int k = 0; k < Math.min(height(), width()); k++) {
                pairs.add(new Pairing(i + k, j + k));
            }
            return pairs;
        }

        /** The gaps that {@code anchors}, which are in order, leave. */
        List<Gap> between(List<Pairing> anchors) {
            List<Gap> gaps = new ArrayList<>();
            int oldFrom = i;
            int newFrom = j;
            for (Pairing anchor : anchors) {
                gaps.add(new Gap(oldFrom, anchor.oldIndex(), newFrom, anchor.newIndex()));
                oldFrom = anchor.oldIndex() + 1;
                newFrom = anchor.newIndex() + 1;
            }
            gaps.add(new Gap(oldFrom, iEnd, newFrom, jEnd));
            return gaps;
        }
    }
}
