package dev.gnomon.comparator.http.door;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** One connection, with what it is doing and since when. Safe for use by several threads. */
final class WatchedEndPoint extends SocketChannelEndPoint {

    /** What a connection is doing. */
    enum Phase {
        /** Nothing: no byte of the next request has come. */
        IDLE,
        /** A request is coming in. */
        READING,
        /** An answer is being made. */
        ANSWERING,
        /** An answer is going out. */
        WRITING
    }

    /** A phase, and the nanosecond in which it began. */
    record Doing(Phase phase, long since) {}

    private final InetAddress address;
    private final Connections connections;
    private volatile Doing doing = new Doing(Phase.IDLE, System.nanoTime());

    WatchedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Watch watch) {
        super(channel, selector, key, watch.scheduler());
        address = channel.socket().getInetAddress();
        connections = watch.connections();
    }

    /** What an endpoint is made with. */
    record Watch(Scheduler scheduler, Connections connections) {}

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && doing.phase() == Phase.IDLE) {
            enter(Phase.READING);
        }
        return filled;
    }

    @Override
    public void onClose(Throwable cause) {
        connections.remove(this);
        super.onClose(cause);
    }

    InetAddress address() {
        return address;
    }

    Doing doing() {
        return doing;
    }

    void enter(Phase phase) {
        doing = new Doing(phase, System.nanoTime());
    }
}
