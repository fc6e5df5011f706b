package dev.gnomon.comparator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections whose clients do not behave. */
final class Hostile implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private final int port;

    Hostile(URI server) {
        port = server.getPort();
    }

    /** Opens {@code count} connections that each send {@code request} and never read. */
    Hostile send(int count, String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        for (int opened = 0; opened < count; opened++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            sockets.add(socket);
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closedByTheServer) {
                // That is its right.
            }
        }
        return this;
    }

    /** Sends one more byte on each connection; returns how many still take it. */
    int trickle() {
        int taken = 0;
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write('a');
                taken++;
            } catch (IOException closedByTheServer) {
                // It is not counted.
            }
        }
        return taken;
    }

    /** What is answered to {@code request}, which must end the connection. */
    static String answer(URI server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
