package dev.gnomon.comparator.http.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An answer that is collected, so that whoever makes it never waits for the client. */
final class WholeAnswer extends Response.Wrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    WholeAnswer(Request request, Response response) {
        super(request, response);
    }

    @Override
    public synchronized void write(boolean last, ByteBuffer content, Callback callback) {
        if (content != null) {
            byte[] bytes = BufferUtil.toArray(content);
            content.position(content.limit());
            body.write(bytes, 0, bytes.length);
        }
        callback.succeeded();
    }

    @Override
    public synchronized void reset() {
        body.reset();
        super.reset();
    }

    synchronized byte[] body() {
        return body.toByteArray();
    }

    /** Sends all of it; {@code callback} hears when the client has taken it. */
    void send(byte[] bytes, Callback callback) {
        getWrapped().write(true, ByteBuffer.wrap(bytes), callback);
    }
}
