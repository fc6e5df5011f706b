package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HttpConfig;

/** The address to listen on cannot be had. The message is one line that names it. */
public final class AddressTakenException extends RuntimeException {

    AddressTakenException(HttpConfig config, Throwable cause) {
        super(
                "cannot listen on " + config.host() + ":" + config.port()
                        + ": the port is taken or the address is not of this machine; set http.port",
                cause);
    }
}
