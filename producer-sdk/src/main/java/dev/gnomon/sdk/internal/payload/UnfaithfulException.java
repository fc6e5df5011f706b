package dev.gnomon.sdk.internal.payload;

import java.io.IOException;

/**
 * Something cannot be written faithfully and masked. The message names the type and the remedy, and never a value. An
 * {@link IOException}, because Jackson passes those on without wrapping them.
 */
final class UnfaithfulException extends IOException {

    UnfaithfulException(String reason) {
        super(reason);
    }

    static UnfaithfulException keyMissing() {
        return new UnfaithfulException("sensitive fields need a hashKey in the configuration");
    }

    /** Nothing: a migration may be withheld a thousand times a second. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
