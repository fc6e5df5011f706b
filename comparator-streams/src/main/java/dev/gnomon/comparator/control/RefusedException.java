package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Ruling;

/** A command is refused. The message is one sentence for whoever sent it. */
final class RefusedException extends Exception {

    private final Ruling ruling;

    RefusedException(Ruling ruling, String message) {
        super(message, null, false, false);
        this.ruling = ruling;
    }

    Ruling ruling() {
        return ruling;
    }
}
