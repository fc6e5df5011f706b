package dev.gnomon.comparator.peer;

/** Another instance did not answer as it should. The message says which, and why. */
final class PeerSilentException extends Exception {

    PeerSilentException(String message) {
        super(message, null, false, false);
    }
}
