package dev.gnomon.comparator.http;

import dev.gnomon.comparator.config.HttpConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A port that is taken, at which nobody answers yet: others can be told of it, and whoever connects waits. Handed to a
 * {@link RestServer}, or to be closed.
 */
public final class Listener implements AutoCloseable {

    /** With the usual 50, many who connect at once would keep health from being asked. */
    private static final int BACKLOG = 1_024;

    private final HttpConfig config;
    private final ServerSocketChannel channel;

    private Listener(HttpConfig config, ServerSocketChannel channel) {
        this.config = config;
        this.channel = channel;
    }

    /**
     * Takes the address.
     *
     * @throws AddressTakenException if it cannot be had
     */
    public static Listener bind(HttpConfig config) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.bind(new InetSocketAddress(config.host(), config.port()), BACKLOG);
                return new Listener(config, channel);
            } catch (IOException | RuntimeException taken) {
                channel.close();
                throw new AddressTakenException(config, taken);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Where it is, with the port that it got. */
    public URI uri() {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        return URI.create("http://" + host + ":" + channel.socket().getLocalPort());
    }

    HttpConfig config() {
        return config;
    }

    void handTo(ServerConnector connector) {
        try {
            connector.open(channel);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
