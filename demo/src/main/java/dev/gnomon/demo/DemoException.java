package dev.gnomon.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on. The message is one line that says why. */
final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
