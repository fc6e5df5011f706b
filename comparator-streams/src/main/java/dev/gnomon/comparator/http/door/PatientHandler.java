package dev.gnomon.comparator.http.door;

import dev.gnomon.comparator.http.door.WatchedEndPoint.Phase;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads a request whole, has it answered in a lane, and writes the answer whole. Only the middle needs a thread. */
public final class PatientHandler extends Handler.Wrapper {

    private final int maxBody;
    private final Lanes lanes;
    private final Connections connections;
    private final DoorEvents events;

    /** Hands bodies of at most {@code maxBody} bytes to the routes, and one byte more of those that are longer. */
    public PatientHandler(int maxBody, Lanes lanes, Connections connections, DoorEvents events) {
        this.maxBody = maxBody;
        this.lanes = lanes;
        this.connections = connections;
        this.events = events;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        enter(request, Phase.READING);
        WholeRequest.collect(
                request,
                maxBody,
                whole -> {
                    enter(request, Phase.ANSWERING);
                    lanes.run(request.getHttpURI().getCanonicalPath(), () -> answer(whole, response, callback));
                },
                broken -> Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400));
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        WholeAnswer answer = new WholeAnswer(request, response);
        Callback made = Callback.from(() -> write(answer, callback), callback::failed);
        try {
            if (!super.handle(request, answer, made)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (OutOfMemoryError exhausted) {
            events.outOfMemory(exhausted);
            throw exhausted;
        } catch (Throwable broken) {
            callback.failed(broken);
        }
    }

    private void write(WholeAnswer answer, Callback callback) {
        byte[] bytes = answer.body();
        // Nobody sets the status of an answer that is simply good.
        events.answered(answer.getStatus() == 0 ? HttpStatus.OK_200 : answer.getStatus());
        enter(answer.getRequest(), Phase.WRITING);
        connections.unread(bytes.length);
        answer.send(
                bytes,
                Callback.from(
                        () -> {
                            connections.taken(bytes.length);
                            enter(answer.getRequest(), Phase.IDLE);
                            callback.succeeded();
                        },
                        gone -> {
                            connections.taken(bytes.length);
                            // The client went away, or was too slow: nobody needs to be told.
                            callback.failed(gone instanceof EofException ? gone : new EofException(gone));
                        }));
    }

    private static void enter(Request request, Phase phase) {
        if (request.getConnectionMetaData().getConnection().getEndPoint() instanceof WatchedEndPoint watched) {
            watched.enter(phase);
        }
    }
}
