package dev.gnomon.comparator.config;

import org.jspecify.annotations.Nullable;

/**
 * Where the REST surface listens, and who may ask.
 *
 * @param host the address to listen on; without a token only loopback
 * @param port the port to listen on; 0 takes a free one
 * @param token what whoever changes anything must send as {@code Authorization: Bearer}, at least 16 characters; null
 *     lets nobody change anything
 * @param readsNeedToken whether the token, where there is one, must be sent for reading, too
 * @param advertised where other instances of the same comparator reach this one; null for {@code host} and {@code port}
 */
public record HttpConfig(
        String host,
        int port,
        @Nullable String token,
        boolean readsNeedToken,
        @Nullable HostPort advertised) {

    /** The port of an installation that configures none. */
    public static final int DEFAULT_PORT = 8420;

    /** Loopback, the usual port, no token. */
    public static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", DEFAULT_PORT, null, false, null);

    private static final int SHORTEST_TOKEN = 16;

    /**
     * Checks the port, and that nobody else can ask without a token.
     *
     * @throws IllegalArgumentException naming the option that is wrong; never with the token
     */
    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port must be between 0 and 65535, not " + port);
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("http.token must have at least " + SHORTEST_TOKEN + " characters");
        }
        if (token == null && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "http.host must be a loopback address such as 127.0.0.1 unless http.token is set, not '" + host
                            + "'");
        }
    }

    /** Advertises where it listens. */
    public HttpConfig(String host, int port, @Nullable String token, boolean readsNeedToken) {
        this(host, port, token, readsNeedToken, null);
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

    @Override
    public String toString() {
        return "HttpConfig[host=" + host + ", port=" + port + ", token=" + (token == null ? "none" : "set")
                + ", readsNeedToken=" + readsNeedToken + ", advertised=" + advertised + "]";
    }
}
