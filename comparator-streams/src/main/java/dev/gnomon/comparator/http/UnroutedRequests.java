package dev.gnomon.comparator.http;

import dev.gnomon.comparator.http.door.DoorEvents;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what reaches no route, because it is broken or comes while the server ends: with a problem, too, and without
 * repeating any of it.
 */
final class UnroutedRequests implements Request.Handler {

    private final DoorEvents events;
    private final Troubles troubles;

    UnroutedRequests(DoorEvents events, Troubles troubles) {
        this.events = events;
        this.troubles = troubles;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        events.answered(status);
        boolean ending = status == HttpStatus.SERVICE_UNAVAILABLE_503;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (ending) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        if (!ending) {
            Object why = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
            troubles.note(
                    "a request cannot be understood (" + status + ")",
                    "from " + Request.getRemoteAddr(request) + (why == null ? "" : ": " + why),
                    null);
        }
        String detail =
                ending ? "this instance is ending: ask another one, or come back" : "the request cannot be understood";
        Content.Sink.write(
                response,
                true,
                "{\"type\":\"about:blank\",\"title\":\"" + HttpStatus.getMessage(status) + "\",\"status\":" + status
                        + ",\"detail\":\"" + detail + "\"}",
                callback);
        return true;
    }
}
