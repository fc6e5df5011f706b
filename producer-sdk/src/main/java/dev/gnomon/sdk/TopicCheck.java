package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.GnomonFailure.Area;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the result topics exist, by asking without creating. Looks again every few seconds for as long as one is
 * missing or Kafka does not answer, and lets go of its admin client once both are there. For one thread.
 */
final class TopicCheck {

    private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    private final KafkaSettings settings;
    private final Topics names;
    private final Failures failures;
    private final Map<String, State> states = new HashMap<>();
    private @Nullable Admin admin;
    private @Nullable Map<String, KafkaFuture<TopicDescription>> asked;
    private long askAt = System.nanoTime();

    /** What is known of a topic. */
    enum State {
        UNKNOWN,
        THERE,
        MISSING
    }

    TopicCheck(KafkaSettings settings, Topics names, Failures failures) {
        this.settings = settings;
        this.names = names;
        this.failures = failures;
    }

    Topics names() {
        return names;
    }

    /** What is known of {@code topic} now; asks if nothing is, and does not wait for the answer. */
    State stateOf(String topic) {
        State state = states.getOrDefault(topic, State.UNKNOWN);
        if (state != State.THERE) {
            ask();
            listen();
            state = states.getOrDefault(topic, State.UNKNOWN);
        }
        return state;
    }

    private void ask() {
        if (asked != null || System.nanoTime() - askAt < 0) {
            return;
        }
        askAt = System.nanoTime() + AGAIN_NANOS;
        try {
            if (admin == null) {
                admin = Admin.create(settings.admin());
            }
            asked = admin.describeTopics(List.of(names.resultsOf(Side.OLD), names.resultsOf(Side.NEW)))
                    .topicNameValues();
        } catch (KafkaException refused) {
            failures.report(Area.KAFKA, "cannot connect to Kafka: " + settings.explain(refused), refused);
        }
    }

    private void listen() {
        Map<String, KafkaFuture<TopicDescription>> answers = asked;
        if (answers == null || !answers.values().stream().allMatch(KafkaFuture::isDone)) {
            return;
        }
        asked = null;
        answers.forEach((topic, answer) -> states.put(topic, read(topic, answer)));
        if (states.values().stream().allMatch(state -> state == State.THERE)) {
            close();
        }
    }

    private State read(String topic, KafkaFuture<TopicDescription> answer) {
        try {
            answer.get();
            return State.THERE;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                failures.report(Area.KAFKA, "topic " + topic + " does not exist", failed.getCause());
                return State.MISSING;
            }
            failures.report(Area.KAFKA, "cannot look up topic " + topic, failed.getCause());
            return State.UNKNOWN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return State.UNKNOWN;
        }
    }

    void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
