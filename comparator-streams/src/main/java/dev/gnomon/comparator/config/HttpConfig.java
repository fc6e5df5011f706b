package dev.gnomon.comparator.config;

import org.jspecify.annotations.Nullable;

/**
 * Where the REST surface listens, and who may ask.
 *
 * @param host the address to listen on; without a token only loopback
 * @param port the port to listen on; 0 takes a free one
 * @param access who may ask for what
 * @param advertised where other instances of the same comparator reach this one; null for {@code host} and {@code port}
 */
public record HttpConfig(
        String host,
        int port,
        AccessConfig access,
        @Nullable HostPort advertised) {

    /** The port of an installation that configures none. */
    public static final int DEFAULT_PORT = 8420;

    /** Loopback, the usual port, no token. */
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", DEFAULT_PORT, null, false);

    /**
     * Checks the port, and that nobody else can ask without a token.
     *
     * @throws IllegalArgumentException naming the option that is wrong; never with the token
     */
    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port must be between 0 and 65535, not " + port);
        }
        if (access.token() == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "http.host must be a loopback address such as 127.0.0.1 unless http.token is set, not '" + host
                            + "'");
        }
    }

    /** One token, which opens everything; advertises where it listens. */
    public HttpConfig(String host, int port, @Nullable String token, boolean readsNeedToken) {
        this(host, port, new AccessConfig(token, null, readsNeedToken), null);
    }

    /** Asks for the token, where there is one, for everything. */
    public HttpConfig(String host, int port, @Nullable String token) {
        this(host, port, token, true);
    }

    /** Whether {@code host} is this machine only. Names other than localhost are not looked up, and are not. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
