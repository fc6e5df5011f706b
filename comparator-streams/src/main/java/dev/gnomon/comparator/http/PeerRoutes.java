package dev.gnomon.comparator.http;

import dev.gnomon.comparator.peer.PeerAnswers;
import dev.gnomon.comparator.peer.PeerAnswers.Answer;
import dev.gnomon.comparator.peer.PeerAnswers.Question;
import dev.gnomon.comparator.peer.PeerClient;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What other instances ask. It is answered from what is here, and never handed on, so that nothing goes in circles. */
final class PeerRoutes {

    /** The attribute of a request that holds what it is answered. */
    static final String ROWS = "gnomon.rows";

    private final PeerAnswers here;

    PeerRoutes(PeerAnswers here) {
        this.here = here;
    }

    Route stores() {
        return new Route(PeerClient.PATH + "{store}", false, this::rows);
    }

    private void rows(Context context) {
        String from = key(context.queryParam("from"));
        if (from == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "from is missing");
        }
        Answer answer = here.answer(new Question(
                context.pathParam("store"),
                from,
                key(context.queryParam("to")),
                Routes.limit(context.queryParam("limit"), Page.CHUNK),
                "true".equals(context.queryParam("backwards"))));
        if (answer == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "there is no such store");
        }
        Marked.mark(context, answer.staleness());
        byte[] rows = answer.rows();
        context.attribute(ROWS, rows);
        context.contentType("application/octet-stream").result(rows);
    }

    private static @Nullable String key(@Nullable String encoded) {
        try {
            return encoded == null ? null : new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Problem(HttpStatus.BAD_REQUEST, "a key is not in base64");
        }
    }
}
