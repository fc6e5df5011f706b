package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Recounts the topics and holds the result against a comparator, until both agree or the time is over.
 *
 * <pre>{@code
 * VerificationReport report = new Verifier(installation, comparator).verify(Duration.ofMinutes(2));
 * }</pre>
 *
 * <p>The comparator publishes its counts with some delay, and windows close with time: the last recount is what counts.
 * While requests keep coming the two agree only by chance. For one thread.
 */
public final class Verifier {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Installation installation;
    private final CountsSource comparator;
    private @Nullable Recount recount;
    private Map<TopicPartition, Long> ends = Map.of();
    private Set<Place> setAside = Set.of();

    /**
     * What is verified.
     *
     * @param consumer properties of a Kafka consumer, without deserializers
     * @param topics the topics' names
     * @param pairing how the comparator is configured to pair
     * @param framing how values lie on topics; stays the caller's
     */
    public record Installation(Map<String, Object> consumer, Topics topics, PairingConfig pairing, Framing framing) {

        /** Copies the properties. */
        public Installation {
            consumer = Map.copyOf(consumer);
        }

        /** Without a schema registry. */
        public Installation(Map<String, Object> consumer, Topics topics, PairingConfig pairing) {
            this(consumer, topics, pairing, Framing.embedded());
        }

        /** The consumer's properties may hold passwords. */
        @Override
        public String toString() {
            return "Installation[topics=" + topics + ", pairing=" + pairing + "]";
        }
    }

    /** A verifier of {@code installation}, whose counts {@code comparator} tells. */
    public Verifier(Installation installation, CountsSource comparator) {
        this.installation = installation;
        this.comparator = comparator;
    }

    /** How long a comparator may take after the last request until everything is settled. */
    public static Duration patience(PairingConfig pairing) {
        return pairing.window().multipliedBy(2).plusSeconds(15);
    }

    /**
     * Verifies, once at the least, and again until nothing differs.
     *
     * @param timeout after this long no further attempt is begun
     * @throws CannotRecountException if the topics do not hold what a recount needs
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public VerificationReport verify(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Logs logs = new Logs(installation)) {
            VerificationReport report = attempt(logs);
            while (!report.equal() && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE.toMillis());
                report = attempt(logs);
            }
            return report;
        }
    }

    private VerificationReport attempt(Logs logs) {
        Recount current = currentRecount(logs);
        Map<String, Map<Count, Long>> counted = comparator.counts();
        Published published = Published.read(logs);
        if (!published.setAside().equals(setAside)) {
            setAside = published.setAside();
            recount = null;
            current = currentRecount(logs);
        }
        return new Comparison(current, counted, published).report();
    }

    /** The last recount, where neither new records nor the time can have changed anything. */
    private Recount currentRecount(Logs logs) {
        Map<TopicPartition, Long> now = logs.ends();
        Recount last = recount;
        if (last == null || last.hasPending() || !now.equals(ends)) {
            last = logs.recount(setAside, Clock.systemUTC().millis());
            recount = last;
            ends = now;
        }
        return last;
    }
}
