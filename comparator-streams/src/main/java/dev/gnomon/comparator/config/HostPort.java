package dev.gnomon.comparator.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process can be reached.
 *
 * @param host a name, or an address without brackets; not one that stands for all addresses of a machine
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /**
     * Checks that it can be reached at all.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public HostPort {
        if (isWildcard(host)) {
            throw new IllegalArgumentException(
                    "'" + host + "' stands for all addresses of a machine, and cannot be reached from another one");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port must be between 1 and 65535, not " + port);
        }
    }

    /** Reads {@code host:port}, an IPv6 address in brackets. */
    public static HostPort parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not host:port, such as comparator-1:8420");
        }
        String host = parts.group(1);
        return new HostPort(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, Integer.parseInt(parts.group(2)));
    }

    /** Whether {@code host} is what is listened on in order to listen on all addresses. */
    public static boolean isWildcard(String host) {
        return WILDCARDS.contains(host) || host.equals("[::]");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
