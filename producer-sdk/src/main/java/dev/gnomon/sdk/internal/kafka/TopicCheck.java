package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the result topics exist and may be seen, by asking without creating. Looks again every few seconds for as
 * long as one that is used is missing or Kafka does not answer, and lets go of its admin client once those are there.
 * Where Kafka does not let us in at all, half a minute passes before the next try, because each leaves a line in the
 * logs of both. For one thread.
 */
final class TopicCheck {

    private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LOCKED_OUT_NANOS = Duration.ofSeconds(30).toNanos();

    private final KafkaSettings settings;
    private final Topics names;
    private final Failures failures;
    private final Map<String, State> states = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private @Nullable Admin admin;
    private @Nullable Map<String, KafkaFuture<TopicDescription>> asked;
    private @Nullable ApiException refusal;
    private long askAt = System.nanoTime();

    /** What is known of a topic. */
    enum State {
        UNKNOWN,
        THERE,
        MISSING,
        /** Kafka does not let us in, or not near this topic. */
        REFUSED
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
        used.add(topic);
        State state = states.getOrDefault(topic, State.UNKNOWN);
        if (state != State.THERE) {
            ask();
            listen();
            state = states.getOrDefault(topic, State.UNKNOWN);
        }
        return state;
    }

    /** What Kafka said when it refused; null where it did not. */
    @Nullable
    ApiException refusal() {
        return refusal;
    }

    /** Whether Kafka does not let us in at all. */
    boolean lockedOut() {
        return refusal instanceof AuthenticationException;
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
        refusal = null;
        answers.forEach((topic, answer) -> states.put(topic, read(topic, answer)));
        if (lockedOut()) {
            askAt = System.nanoTime() + LOCKED_OUT_NANOS;
        }
        if (lockedOut() || used.stream().allMatch(topic -> states.get(topic) == State.THERE)) {
            close();
        }
    }

    private State read(String topic, KafkaFuture<TopicDescription> answer) {
        try {
            answer.get();
            return State.THERE;
        } catch (ExecutionException failed) {
            return explained(topic, failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return State.UNKNOWN;
        }
    }

    private State explained(String topic, Throwable why) {
        boolean lockedOut = why instanceof AuthenticationException;
        if (!lockedOut && !used.contains(topic)) {
            // A service of one side may not be allowed to see the other's topic.
            return State.UNKNOWN;
        }
        boolean missing = why instanceof UnknownTopicOrPartitionException;
        String what = missing
                ? "topic " + topic + " does not exist"
                : "cannot look up topic " + topic + ": " + ConnectionTrouble.explain(why);
        failures.report(Area.KAFKA, what, why);
        if (lockedOut || why instanceof AuthorizationException) {
            refusal = (ApiException) why;
            return State.REFUSED;
        }
        return missing ? State.MISSING : State.UNKNOWN;
    }

    void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
