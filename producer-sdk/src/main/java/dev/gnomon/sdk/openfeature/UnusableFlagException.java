package dev.gnomon.sdk.openfeature;

/** A flag that says nothing that can be used. Its message names the flag, and never the value. */
final class UnusableFlagException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableFlagException(String flag, String why) {
        super("flag " + flag + " cannot be used: " + why);
    }
}
