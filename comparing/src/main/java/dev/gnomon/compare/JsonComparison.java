package dev.gnomon.compare;

import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds where two JSON values differ, in document order. For one comparison, on one thread.
 *
 * <p>Equal parts are passed over; the cost is linear in the size of both, but for the bounded work of {@link
 * ListAlignment} and the sorting of lists. Lists of equal length are compared element by element, or, where they hold
 * the same elements in another order, give one difference. Lists of different lengths are aligned first. Paths lead
 * into the old side's document, those of what was added into the new side's.
 */
final class JsonComparison {

    private final Differences differences = new Differences();
    private final ListAlignment alignment = new ListAlignment();

    private JsonComparison() {}

    static Judgement compare(Json oldValue, Json newValue) {
        JsonComparison comparison = new JsonComparison();
        comparison.compare(Pointer.ROOT, oldValue, newValue);
        return comparison.differences.judgement();
    }

    private void compare(Pointer at, Json oldValue, Json newValue) {
        if (oldValue.equals(newValue)) {
            return;
        }
        if (oldValue.kind() != newValue.kind()) {
            differences.add(at, DifferenceKind.TYPE, oldValue, newValue);
        } else if (oldValue instanceof Json.Members oldObject && newValue instanceof Json.Members newObject) {
            compareMembers(at, oldObject.byName(), newObject.byName());
        } else if (oldValue instanceof Json.Array oldArray && newValue instanceof Json.Array newArray) {
            compareLists(at, oldArray, newArray);
        } else {
            differences.add(at, DifferenceKind.CHANGED, oldValue, newValue);
        }
    }

    private void compareMembers(Pointer at, Map<String, Json> oldMembers, Map<String, Json> newMembers) {
        oldMembers.forEach((name, oldValue) -> {
            Json newValue = newMembers.get(name);
            if (newValue == null) {
                differences.add(at.member(name), DifferenceKind.REMOVED, oldValue, null);
            } else if (!oldValue.equals(newValue)) {
                compare(at.member(name), oldValue, newValue);
            }
        });
        newMembers.forEach((name, newValue) -> {
            if (!oldMembers.containsKey(name)) {
                differences.add(at.member(name), DifferenceKind.ADDED, null, newValue);
            }
        });
    }

    private void compareLists(Pointer at, Json.Array oldArray, Json.Array newArray) {
        List<Json> oldList = oldArray.elements();
        List<Json> newList = newArray.elements();
        if (oldList.size() != newList.size()) {
            compareAligned(at, oldList, newList);
        } else if (sameElements(oldList, newList)) {
            differences.add(at, DifferenceKind.ORDER, oldArray, newArray);
        } else {
            for (int i = 0; i < oldList.size(); i++) {
                if (!oldList.get(i).equals(newList.get(i))) {
                    compare(at.element(i, i), oldList.get(i), newList.get(i));
                }
            }
        }
    }

    private static boolean sameElements(List<Json> oldList, List<Json> newList) {
        List<Json> movedOld = new ArrayList<>();
        List<Json> movedNew = new ArrayList<>();
        int sum = 0;
        for (int i = 0; i < oldList.size(); i++) {
            if (!oldList.get(i).equals(newList.get(i))) {
                movedOld.add(oldList.get(i));
                movedNew.add(newList.get(i));
                sum += oldList.get(i).hashCode() - newList.get(i).hashCode();
            }
        }
        if (sum != 0) {
            return false;
        }
        movedOld.sort(JsonOrder.INSTANCE);
        movedNew.sort(JsonOrder.INSTANCE);
        return movedOld.equals(movedNew);
    }

    private void compareAligned(Pointer at, List<Json> oldList, List<Json> newList) {
        for (ListAlignment.Step step : alignment.align(oldList, newList)) {
            Pointer place = at.element(step.oldIndex(), step.newIndex());
            if (step.newIndex() < 0) {
                differences.add(place, DifferenceKind.REMOVED, oldList.get(step.oldIndex()), null);
            } else if (step.oldIndex() < 0) {
                differences.add(place, DifferenceKind.ADDED, null, newList.get(step.newIndex()));
            } else {
                compare(place, oldList.get(step.oldIndex()), newList.get(step.newIndex()));
            }
        }
    }
}
