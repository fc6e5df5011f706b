package dev.gnomon.comparator.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gnomon.comparator.peer.PeerClient;
import dev.gnomon.comparator.query.Staleness;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says how current it is.
 *
 * @param answer its fields stand beside {@code stale}
 * @param stale how far behind the copy is from which it was answered; null where it is current
 */
record Marked(@JsonUnwrapped Object answer, @Nullable Staleness stale) {

    /** Answers, and says in the body and in a header how current the answer is. */
    static void send(Context context, Object answer, @Nullable Staleness stale) {
        mark(context, stale);
        context.json(new Marked(answer, stale));
    }

    static void mark(Context context, @Nullable Staleness stale) {
        if (stale != null) {
            context.header(PeerClient.STALE, "records=" + stale.recordsBehind() + ", seconds=" + stale.seconds());
        }
    }
}
