package dev.gnomon.comparator.peer;

import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Scan;
import dev.gnomon.comparator.query.Staleness;
import dev.gnomon.comparator.topology.StoreDef;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Answers other instances from what this process has itself. May be called by several threads. */
public final class PeerAnswers {

    private final LocalStores here;
    private final Installation installation;

    /** Answers from the stores {@code here}, to instances of the same installation. */
    public PeerAnswers(LocalStores here, Installation installation) {
        this.here = here;
        this.installation = installation;
    }

    /** Whose instances are answered. */
    public Installation installation() {
        return installation;
    }

    /**
     * What another instance asks; see {@link Scan}.
     *
     * @param store the store's name
     */
    public record Question(
            String store, String from, @Nullable String to, int limit, boolean backwards) {}

    /** What it is answered. */
    public static final class Answer {

        private final byte[] rows;
        private final @Nullable Staleness staleness;

        private Answer(byte[] rows, @Nullable Staleness staleness) {
            this.rows = rows;
            this.staleness = staleness;
        }

        /** As {@link RowsFormat} writes them. */
        public byte[] rows() {
            return rows;
        }

        /** Null where they are current. */
        public @Nullable Staleness staleness() {
            return staleness;
        }
    }

    /**
     * The rows that {@code question} wants, as current as they can be had here; null where there is no such store.
     *
     * @throws IncompleteAnswerException if they are not here
     */
    public @Nullable Answer answer(Question question) {
        for (StoreDef<String, ?> store : Scan.STORES) {
            if (store.name().equals(question.store())) {
                return answer(store, question);
            }
        }
        return null;
    }

    private <V> Answer answer(StoreDef<String, V> store, Question question) {
        Reading<KeyValue<String, V>> reading =
                here.best(new Scan<>(store, question.from(), question.to(), question.limit(), question.backwards()));
        return new Answer(RowsFormat.write(store, reading.values()), reading.staleness());
    }
}
