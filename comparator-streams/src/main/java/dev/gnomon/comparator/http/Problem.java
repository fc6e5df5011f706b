package dev.gnomon.comparator.http;

import io.javalin.http.HttpStatus;

/** A request that is answered with a problem (RFC 9457). The message is for the caller. */
final class Problem extends RuntimeException {

    private final HttpStatus status;

    Problem(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
