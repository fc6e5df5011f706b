package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * Settings that a command has fields for, but that nothing obeys yet. A command that sets one is refused; one that clears
 * it is not. To make a setting work, delete its line in {@link #check}.
 */
final class SettingsWithoutEffect {

    private SettingsWithoutEffect() {}

    static void check(Change change) throws RefusedException {
        refuse("noiseSlice", "the old side is never run a second time", isSet(change.getNoiseSlice()));
        refuse("windowMillis", "every migration has the comparator's pairing.window", isSet(change.getWindowMillis()));
        refuse("rules", "answers are compared as they are", isSet(change.getRules(), "[]"));
        refuse("policy", "nothing is decided by limits", isSet(change.getPolicy(), "{}"));
    }

    private static void refuse(String field, String instead, boolean set) throws RefusedException {
        if (set) {
            throw new RefusedException(
                    Ruling.INVALID,
                    field + " has no effect in this version, because " + instead + "; leave it out of the command");
        }
    }

    private static boolean isSet(@Nullable Number number) {
        return number != null && number.doubleValue() != 0;
    }

    private static boolean isSet(@Nullable String json, String none) {
        return json != null && !Limits.isEmpty(json, none);
    }
}
