package dev.gnomon.comparator.app;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the other instances are told to reach this one. */
final class AdvertisedAddress {

    private AdvertisedAddress() {}

    /**
     * What is configured; otherwise where it listens; where that is on all addresses, the one that this machine's name
     * stands for, which is right in a container.
     *
     * @param port the port that it listens on
     * @throws CannotStartException if none of that can be reached from another machine
     */
    static HostPort of(HttpConfig config, int port) {
        if (config.advertised() != null) {
            return config.advertised();
        }
        return HostPort.isWildcard(config.host()) ? own(port) : new HostPort(unbracketed(config.host()), port);
    }

    private static HostPort own(int port) {
        try {
            InetAddress own = InetAddress.getLocalHost();
            if (!own.isLoopbackAddress()) {
                return new HostPort(own.getHostAddress(), port);
            }
            throw new CannotStartException(Reason.ADDRESS, complaint("this machine's own name stands for " + own));
        } catch (UnknownHostException nameless) {
            throw new CannotStartException(
                    Reason.ADDRESS, complaint("this machine does not know its own name"), nameless);
        }
    }

    private static String complaint(String why) {
        return "http.advertised is missing: say under which host:port other instances reach this one; it listens on all"
                + " addresses, and " + why;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
