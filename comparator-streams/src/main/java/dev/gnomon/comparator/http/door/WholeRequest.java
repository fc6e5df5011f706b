package dev.gnomon.comparator.http.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body has come. */
final class WholeRequest extends Request.Wrapper {

    private final byte[] body;
    private final boolean complete;
    private final AtomicBoolean read = new AtomicBoolean();

    private WholeRequest(Request request, byte[] body, boolean complete) {
        super(request);
        this.body = body;
        this.complete = complete;
    }

    /**
     * Collects the body of {@code request} without waiting for it in a thread; no more of it than {@code most} bytes and
     * one, which is enough for a route to see that it is too long.
     *
     * @param whole takes the request when its body has come
     * @param failed hears why it will not come
     */
    static void collect(Request request, int most, Consumer<Request> whole, Consumer<Throwable> failed) {
        if (request.getLength() == 0) {
            whole.accept(new WholeRequest(request, new byte[0], true));
        } else if (request.getLength() > most) {
            whole.accept(new WholeRequest(request, new byte[0], false));
        } else {
            new Collecting(request, most, whole, failed).run();
        }
    }

    @Override
    public Content.Chunk read() {
        return read.compareAndSet(false, true) && body.length > 0
                ? Content.Chunk.from(ByteBuffer.wrap(body), true)
                : Content.Chunk.EOF;
    }

    @Override
    public void demand(Runnable available) {
        available.run();
    }

    @Override
    public boolean consumeAvailable() {
        read.set(true);
        return complete || super.consumeAvailable();
    }

    private static final class Collecting implements Runnable {

        private final Request request;
        private final int most;
        private final Consumer<Request> whole;
        private final Consumer<Throwable> failed;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Collecting(Request request, int most, Consumer<Request> whole, Consumer<Throwable> failed) {
            this.request = request;
            this.most = most;
            this.whole = whole;
            this.failed = failed;
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    failed.accept(chunk.getFailure());
                    return;
                }
                if (take(chunk)) {
                    return;
                }
            }
        }

        /** Whether that was enough. */
        private boolean take(Content.Chunk chunk) {
            byte[] bytes = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(bytes);
            boolean last = chunk.isLast();
            chunk.release();
            body.write(bytes, 0, Math.min(bytes.length, most + 1 - body.size()));
            if (last || body.size() > most) {
                whole.accept(new WholeRequest(request, body.toByteArray(), last && body.size() <= most));
                return true;
            }
            return false;
        }
    }
}
