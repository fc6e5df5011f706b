package dev.gnomon.comparator.http.door;

import java.time.Duration;

/**
 * How much a client may take.
 *
 * @param reading from the first byte of a request to its last
 * @param writing from the first byte of an answer until the client has taken all of it
 * @param perAddress open connections of one address
 * @param connections open connections in all
 * @param unreadBytes bytes of answers, in all, that clients have not taken yet
 */
public record Patience(Duration reading, Duration writing, int perAddress, int connections, long unreadBytes) {

    /** What every installation has. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), 256, 512, 32L << 20);
}
