package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.JsonScalar;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.Place;
import dev.gnomon.compare.values.Tolerance;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final Deque<Task> pending = new ArrayDeque<>();

    /** What is inside the value that is visited, and must wait. */
    private final List<Task> inside = new ArrayList<>();

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

    /**
     * Two values that are still to be compared.
     *
     * @param oldShown null if only the new side has a value here
     * @param newShown null if only the old side has a value here
     */
    private record Task(
            Pointer at,
            Place place,
            @Nullable Shown oldShown,
            @Nullable Shown newShown) {

        /** Whether it is done without looking into lists or objects. */
        boolean isShallow() {
            return oldShown == null
                    || newShown == null
                    || oldShown.value() instanceof JsonScalar
                    || newShown.value() instanceof JsonScalar;
        }
    }

    /** Compares the whole documents. */
    void run(Place root) {
        Shown oldRoot = oldDocument.root();
        Shown newRoot = newDocument.root();
        if (oldRoot != null || newRoot != null) {
            run(new Task(Pointer.ROOT, root, oldRoot, newRoot));
        }
    }

    /** Goes through nested values without recursion, since a document may be nested deeper than a stack. */
    private void run(Task first) {
        pending.push(first);
        while (!pending.isEmpty() && !sink.closed()) {
            visit(pending.pop());
            for (int i = inside.size() - 1; i >= 0; i--) {
                pending.push(inside.get(i));
            }
            inside.clear();
        }
    }

    /** Visits at once what is shallow, unless something before it waits. */
    private void visitInOrder(Task task) {
        if (inside.isEmpty() && task.isShallow()) {
            visit(task);
        } else {
            inside.add(task);
        }
    }

    private void visit(Task task) {
        if (task.oldShown() != null && task.newShown() != null) {
            compare(task, task.oldShown().value(), task.newShown().value());
        } else {
            add(task, task.newShown() == null ? DifferenceKind.REMOVED : DifferenceKind.ADDED);
        }
    }

    /** Whether nothing differs, under tolerances and forgiven differences. */
    private boolean alike(Place place, Shown oldValue, Shown newValue) {
        FirstOnly first = new FirstOnly();
        new JsonComparison(oldDocument, newDocument, tolerant, first, work)
                .run(new Task(Pointer.ROOT, place, oldValue, newValue));
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

    private void compare(Task task, Json oldValue, Json newValue) {
        work.spend(1);
        if (oldValue.hash() == newValue.hash()) {
            return;
        }
        if (oldValue.kind() != newValue.kind()) {
            add(task, DifferenceKind.TYPE);
        } else if (oldValue instanceof JsonObject oldObject && newValue instanceof JsonObject newObject) {
            compareMembers(task, oldObject, newObject);
        } else if (oldValue instanceof JsonArray oldList && newValue instanceof JsonArray newList) {
            compareLists(task, oldList, newList);
        } else if (!isTolerated(task.place(), oldValue, newValue)) {
            work.spend(length(oldValue) + length(newValue));
            add(task, DifferenceKind.CHANGED);
        }
    }

    private static int length(Json value) {
        return ((JsonScalar) value).length();
    }

    private boolean isTolerated(Place place, Json oldValue, Json newValue) {
        Tolerance tolerance = place.settings().tolerance();
        return tolerance != null && tolerance.allows(oldValue, newValue, work);
    }

    private void add(Task task, DifferenceKind kind) {
        if (!task.place().settings().ignoring().forgiven().contains(kind)) {
            Json oldValue = task.oldShown() == null ? null : task.oldShown().original();
            Json newValue = task.newShown() == null ? null : task.newShown().original();
            sink.add(task.at(), kind, oldValue, newValue);
        }
    }

    private void compareMembers(Task task, JsonObject oldObject, JsonObject newObject) {
        MemberSearch inNew = new MemberSearch(newObject);
        boolean data = task.place().settings().map();
        boolean[] found = new boolean[newObject.size()];
        work.spend(oldObject.size() + newObject.size());
        for (int i = 0; i < oldObject.size() && !sink.closed(); i++) {
            Name name = oldObject.name(i);
            int j = inNew.find(name);
            if (j >= 0) {
                found[j] = true;
            }
            if (j < 0 || oldObject.value(i).hash() != newObject.value(j).hash()) {
                Pointer at = step(task.at(), data, oldObject, i, newObject, j);
                part(at, member(task.place(), name), oldObject, i, newObject, j);
            }
        }
        for (int j = 0; j < newObject.size() && !sink.closed(); j++) {
            if (!found[j]) {
                Pointer at = step(task.at(), data, oldObject, -1, newObject, j);
                part(at, member(task.place(), newObject.name(j)), oldObject, -1, newObject, j);
            }
        }
    }

    private void compareLists(Task task, JsonArray oldList, JsonArray newList) {
        Place place = task.place();
        ListPairs pairs =
                new ListPairs(place.settings().lists().by(), oldDocument.keys(oldList), newDocument.keys(newList));
        if (pairs.differInOrderOnly(oldList, newList)) {
            add(task, DifferenceKind.ORDER);
            return;
        }
        Likeness.Alike alike = (i, j) -> alike(
                element(place, oldList, i, newList, j), oldDocument.part(oldList, i), newDocument.part(newList, j));
        boolean probes = tolerant && !place.element(0).quiet();
        work.spend(oldList.size() + newList.size());
        for (Pairing pair : pairs.of(new Likeness(oldList, newList, probes ? alike : Likeness.Alike.CONTENT, work))) {
            int i = pair.oldIndex();
            int j = pair.newIndex();
            boolean same =
                    i >= 0 && j >= 0 && oldList.get(i).hash() == newList.get(j).hash();
            if (!same && !sink.closed()) {
                Pointer at = step(task.at(), false, oldList, i, newList, j);
                part(at, element(place, oldList, i, newList, j), oldList, i, newList, j);
            }
        }
    }

    private Place element(Place list, JsonArray oldList, int i, JsonArray newList, int j) {
        if (list.quiet()) {
            return list;
        }
        Pointer.Step step = i >= 0 ? oldDocument.step(oldList, i) : newDocument.step(newList, j);
        return list.element(Math.max(step.index(), 0));
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
        Shown oldPart = i < 0 ? null : oldDocument.part(oldAround, i);
        Shown newPart = j < 0 ? null : newDocument.part(newAround, j);
        visitInOrder(new Task(at, place, oldPart, newPart));
    }
}
