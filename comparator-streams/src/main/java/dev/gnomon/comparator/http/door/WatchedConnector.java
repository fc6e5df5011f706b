package dev.gnomon.comparator.http.door;

import dev.gnomon.comparator.http.door.WatchedEndPoint.Watch;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts connections that {@link Connections} watches. */
public final class WatchedConnector extends ServerConnector {

    private static final long IDLE_MILLIS = 30_000;

    /** Bounds what the kernel keeps for a client that does not read: by default it is megabytes, each of which we make. */
    private static final int SEND_BUFFER = 128 << 10;

    private final Connections connections;

    /** One acceptor and one selector are enough: no thread waits for a client. */
    public WatchedConnector(Server jetty, HttpConfiguration http, Connections connections) {
        super(jetty, 1, 1, new HttpConnectionFactory(http));
        this.connections = connections;
        setIdleTimeout(IDLE_MILLIS);
        setAcceptedSendBufferSize(SEND_BUFFER);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        WatchedEndPoint endPoint = new WatchedEndPoint(channel, selector, key, new Watch(getScheduler(), connections));
        endPoint.setIdleTimeout(getIdleTimeout());
        connections.add(endPoint);
        return endPoint;
    }
}
