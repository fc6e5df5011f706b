package dev.gnomon.comparator.provision;

/**
 * What one look at an installation found.
 *
 * @param check what was looked at, in one word or two
 * @param verdict how it stands
 * @param found what is there
 * @param todo what to do about it; empty where nothing is to be done
 */
public record Finding(String check, Verdict verdict, String found, String todo) {

    /** How something stands. */
    public enum Verdict {
        /** As it must be. */
        GOOD,
        /** It cannot be told. */
        UNKNOWN,
        /** Not as it must be. */
        WRONG
    }

    /** Nothing is to be done. */
    public static Finding good(String check, String found) {
        return new Finding(check, Verdict.GOOD, found, "");
    }

    /** It cannot be told; {@code todo} says how it could be. */
    public static Finding unknown(String check, String found, String todo) {
        return new Finding(check, Verdict.UNKNOWN, found, todo);
    }

    /** Something is to be done. */
    public static Finding wrong(String check, String found, String todo) {
        return new Finding(check, Verdict.WRONG, found, todo);
    }
}
