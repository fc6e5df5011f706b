package dev.gnomon.sdk.internal.payload;

/** A field is sensitive, and there is no key to hash it with. */
final class HashKeyMissingException extends RuntimeException {

    HashKeyMissingException() {
        super("sensitive fields need a hashKey in the configuration");
    }
}
