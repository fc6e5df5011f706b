package dev.gnomon.comparator.peer;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Scan;
import dev.gnomon.comparator.query.StoreReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads stores wherever they are: here, from the owner, or, where that does not answer, from a copy here or elsewhere,
 * which says how far behind it is. What is asked of another instance it answers from what it has itself, so that no
 * question goes round in circles.
 */
public final class RoutedStores implements StoreReader {

    private final LocalStores here;
    private final Peers peers;
    private final PeerClient client;

    /** Stores here and at {@code peers}. */
    public RoutedStores(LocalStores here, Peers peers, PeerClient client) {
        this.here = here;
        this.peers = peers;
        this.client = client;
    }

    @Override
    public <V> Reading<KeyValue<String, V>> read(Scan<V> scan) {
        Reading<KeyValue<String, V>> found = here.current(scan);
        if (found != null) {
            return found;
        }
        @Nullable Reading<KeyValue<String, V>> copy = here.copied(scan);
        List<String> refusals = new ArrayList<>();
        for (HostPort holder : peers.holdersOf(scan.store().name())) {
            if (copy != null && !refusals.isEmpty()) {
                break; // The owner does not answer, and another copy would hardly be better than this one.
            }
            try {
                Reading<KeyValue<String, V>> answer = client.ask(holder, scan);
                if (answer.staleness() == null) {
                    return answer;
                }
                copy = copy == null ? answer : copy;
            } catch (PeerSilentException silent) {
                refusals.add(String.valueOf(silent.getMessage()));
            }
        }
        if (copy == null) {
            throw new IncompleteAnswerException(why(scan, refusals));
        }
        return copy;
    }

    private static String why(Scan<?> scan, List<String> refusals) {
        return refusals.isEmpty()
                ? scan.subject() + " are not here, and it is not known who has them: the instances are about to agree"
                : scan.subject() + " are not here, and " + String.join("; ", refusals);
    }
}
