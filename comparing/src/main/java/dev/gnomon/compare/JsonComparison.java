package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayList;
import java.util.List;

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
        } else if (oldValue instanceof JsonObject oldObject && newValue instanceof JsonObject newObject) {
            compareMembers(at, oldObject, newObject);
        } else if (oldValue instanceof JsonArray oldArray && newValue instanceof JsonArray newArray) {
            compareLists(at, oldArray, newArray);
        } else {
            differences.add(at, DifferenceKind.CHANGED, oldValue, newValue);
        }
    }

    private void compareMembers(Pointer at, JsonObject oldMembers, JsonObject newMembers) {
        oldMembers.forEach((name, oldValue) -> {
            int index = newMembers.indexOf(name, 0);
            Json newValue = index < 0 ? null : newMembers.value(index);
            if (newValue == null) {
                differences.add(at.member(name.toString()), DifferenceKind.REMOVED, oldValue, null);
            } else if (!oldValue.equals(newValue)) {
                compare(at.member(name.toString()), oldValue, newValue);
            }
        });
        newMembers.forEach((name, newValue) -> {
            if (oldMembers.indexOf(name, 0) < 0) {
                differences.add(at.member(name.toString()), DifferenceKind.ADDED, null, newValue);
            }
        });
    }

    private void compareLists(Pointer at, JsonArray oldArray, JsonArray newArray) {
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
        long sum = 0;
        for (int i = 0; i < oldList.size(); i++) {
            if (!oldList.get(i).equals(newList.get(i))) {
                movedOld.add(oldList.get(i));
                movedNew.add(newList.get(i));
                sum += oldList.get(i).hash() - newList.get(i).hash();
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
