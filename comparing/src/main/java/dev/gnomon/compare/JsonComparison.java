package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.JsonScalar;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.ListIdentity;
import dev.gnomon.compare.rules.Place;
import dev.gnomon.compare.rules.Settings;
import dev.gnomon.compare.values.Tolerance;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.DifferenceKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two documents differ, in the order of the old one. For one comparison, on one thread.
 *
 * <p>Parts whose hashes are equal are passed over: of two different values, one in 2^64 has the same hash, and nobody
 * outside can find one. So the cost is linear in the size of what differs, but for the bounded work on lists.
 */
final class JsonComparison {

    private final Document oldDocument;
    private final Document newDocument;
    private final boolean tolerant;
    private final Sink sink;
    private final Work work;

    /** Takes what is found. */
    interface Sink {

        /** Whether it has seen enough. */
        boolean closed();

        void add(Pointer at, DifferenceKind kind, @Nullable Json oldValue, @Nullable Json newValue);
    }

    /**
     * @param tolerant whether rules may let values be equal that have not the same content
     */
    JsonComparison(Document oldDocument, Document newDocument, boolean tolerant, Sink sink, Work work) {
        this.oldDocument = oldDocument;
        this.newDocument = newDocument;
        this.tolerant = tolerant;
        this.sink = sink;
        this.work = work;
    }

    /** Compares the whole documents. */
    void run(Place root) {
        Shown oldRoot = oldDocument.root();
        Shown newRoot = newDocument.root();
        if (oldRoot != null && newRoot != null) {
            compare(Pointer.ROOT, root, oldRoot, newRoot);
        } else if (oldRoot != null || newRoot != null) {
            one(Pointer.ROOT, root, oldRoot, newRoot);
        }
    }

    /** Whether nothing differs, under tolerances and forgiven differences. */
    private boolean alike(Place place, Shown oldValue, Shown newValue) {
        FirstOnly first = new FirstOnly();
        new JsonComparison(oldDocument, newDocument, tolerant, first, work)
                .compare(Pointer.ROOT, place, oldValue, newValue);
        return !first.closed();
    }

    private static final class FirstOnly implements Sink {

        private boolean found;

        @Override
        public boolean closed() {
            return found;
        }

        @Override
        public void add(Pointer at, DifferenceKind kind, @Nullable Json oldValue, @Nullable Json newValue) {
            found = true;
        }
    }

    void compare(Pointer at, Place place, Shown oldShown, Shown newShown) {
        Json oldValue = oldShown.value();
        Json newValue = newShown.value();
        work.spend(1);
        if (oldValue.hash() == newValue.hash() || sink.closed()) {
            return;
        }
        if (oldValue.kind() != newValue.kind()) {
            add(at, place, DifferenceKind.TYPE, oldShown, newShown);
        } else if (oldValue instanceof JsonObject oldObject && newValue instanceof JsonObject newObject) {
            compareMembers(at, place, oldObject, newObject);
        } else if (oldValue instanceof JsonArray oldList && newValue instanceof JsonArray newList) {
            new ListComparison(this, at, place, oldList, newList).run(oldShown, newShown);
        } else if (!isTolerated(place, oldValue, newValue)) {
            work.spend(length(oldValue) + length(newValue));
            add(at, place, DifferenceKind.CHANGED, oldShown, newShown);
        }
    }

    private static int length(Json value) {
        return ((JsonScalar) value).length();
    }

    private boolean isTolerated(Place place, Json oldValue, Json newValue) {
        Tolerance tolerance = place.settings().tolerance();
        return tolerance != null && tolerance.allows(oldValue, newValue, work);
    }

    private void add(Pointer at, Place place, DifferenceKind kind, @Nullable Shown oldShown, @Nullable Shown newShown) {
        if (!place.settings().ignoring().forgiven().contains(kind)) {
            sink.add(
                    at,
                    kind,
                    oldShown == null ? null : oldShown.original(),
                    newShown == null ? null : newShown.original());
        }
    }

    /** Notes what only one side has. */
    private void one(Pointer at, Place place, @Nullable Shown oldShown, @Nullable Shown newShown) {
        add(at, place, newShown == null ? DifferenceKind.REMOVED : DifferenceKind.ADDED, oldShown, newShown);
    }

    private void compareMembers(Pointer at, Place place, JsonObject oldObject, JsonObject newObject) {
        MemberSearch inNew = new MemberSearch(newObject);
        Settings settings = place.settings();
        boolean[] found = new boolean[newObject.size()];
        for (int i = 0; i < oldObject.size() && !sink.closed(); i++) {
            Name name = oldObject.name(i);
            int j = inNew.find(name);
            if (j >= 0) {
                found[j] = true;
                if (oldObject.value(i).hash() == newObject.value(j).hash()) {
                    continue;
                }
            }
            part(step(at, settings.map(), oldObject, i, newObject, j), member(place, name), oldObject, i, newObject, j);
        }
        work.spend(oldObject.size() + newObject.size());
        for (int j = 0; j < newObject.size() && !sink.closed(); j++) {
            if (!found[j]) {
                Pointer pointer = step(at, settings.map(), oldObject, -1, newObject, j);
                part(pointer, member(place, newObject.name(j)), oldObject, -1, newObject, j);
            }
        }
    }

    /** Nothing behind a quiet place needs a place of its own. */
    private static Place member(Place place, Name name) {
        return place.quiet() ? place : place.member(name);
    }

    private Pointer step(Pointer at, boolean data, Json oldAround, int i, Json newAround, int j) {
        return at.step(
                i < 0 ? null : oldDocument.step(oldAround, i), j < 0 ? null : newDocument.step(newAround, j), data);
    }

    /** Compares members or elements; -1 stands for a part that is not there. */
    private void part(Pointer at, Place place, Json oldAround, int i, Json newAround, int j) {
        if (i < 0) {
            one(at, place, null, newDocument.part(newAround, j));
        } else if (j < 0) {
            one(at, place, oldDocument.part(oldAround, i), null);
        } else {
            compare(at, place, oldDocument.part(oldAround, i), newDocument.part(newAround, j));
        }
    }

    /** Compares two lists under the identity that rules give their elements. */
    private record ListComparison(
            JsonComparison around, Pointer at, Place place, JsonArray oldList, JsonArray newList) {

        void run(Shown oldShown, Shown newShown) {
            boolean ordered = place.settings().lists().by() == ListIdentity.By.ORDER;
            if (ordered && sameElements()) {
                around.add(at, place, DifferenceKind.ORDER, oldShown, newShown);
                return;
            }
            boolean probes = around.tolerant && !place.element(0).quiet();
            Likeness.Alike alike = probes ? this::alike : Likeness.Alike.CONTENT;
            Likeness lists = new Likeness(oldList, newList, alike, around.work);
            boolean mirrored = Sides.order(oldList, newList) > 0;
            around.work.spend(oldList.size() + newList.size());
            ListPairs pairs = new ListPairs(place.settings().lists().by(), keys(mirrored), keys(!mirrored));
            for (Pairing pair : pairs.of(mirrored ? lists.mirrored() : lists)) {
                if (around.sink.closed()) {
                    return;
                }
                compare(mirrored ? pair.mirrored() : pair);
            }
        }

        private long[] keys(boolean ofNew) {
            return ofNew ? around.newDocument.keys(newList) : around.oldDocument.keys(oldList);
        }

        private void compare(Pairing pair) {
            int i = pair.oldIndex();
            int j = pair.newIndex();
            if (i >= 0 && j >= 0 && oldList.get(i).hash() == newList.get(j).hash()) {
                return;
            }
            around.part(around.step(at, false, oldList, i, newList, j), placeOf(i, j), oldList, i, newList, j);
        }

        private Place placeOf(int i, int j) {
            Pointer.Step step = i >= 0 ? around.oldDocument.step(oldList, i) : around.newDocument.step(newList, j);
            return place.quiet() ? place : place.element(Math.max(step.index(), 0));
        }

        private boolean alike(int i, int j) {
            return around.alike(placeOf(i, j), around.oldDocument.part(oldList, i), around.newDocument.part(newList, j));
        }

        private boolean sameElements() {
            if (oldList.size() != newList.size()) {
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
    }
}
