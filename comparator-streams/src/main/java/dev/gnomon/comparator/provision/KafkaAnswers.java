package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.connect.ConnectionTrouble;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Waits for what an admin client was asked, and turns whatever goes wrong into one sentence.
 *
 * @param admin the client
 * @param servers where Kafka should be
 */
record KafkaAnswers(Admin admin, String servers) {

    /**
     * Makes a client. This finds out whether the addresses can be addresses at all, but not whether anybody is there.
     *
     * @throws CannotStartException if the properties cannot make a client
     */
    static Admin connect(ComparatorConfig config) {
        try {
            return Admin.create(new ClientProperties(config).admin());
        } catch (KafkaException unusable) {
            throw new CannotStartException(
                    Reason.KAFKA_UNREACHABLE,
                    "cannot reach Kafka at " + config.kafka().bootstrapServers() + ": "
                            + ConnectionTrouble.explain(unusable),
                    unusable);
        }
    }

    /** The answer to {@code question}, which is named in the complaint. */
    <T> T waitFor(String question, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted while waiting for Kafka at " + servers, interrupted);
        } catch (ExecutionException failed) {
            throw complaint(question, failed.getCause() == null ? failed : failed.getCause());
        }
    }

    /** The complaint that something, such as READ on a topic, is not granted. */
    CannotStartException notGranted(String right) {
        return new CannotStartException(
                Reason.KAFKA_REFUSES,
                "Kafka at " + servers + " does not grant " + right
                        + "; deploy/acls.sh prints the rights that are needed");
    }

    private CannotStartException complaint(String question, Throwable why) {
        if (why instanceof TimeoutException) {
            return unreachable("cannot reach Kafka at " + servers + ": " + ConnectionTrouble.explain(why), why);
        }
        if (why instanceof AuthenticationException) {
            return unreachable("Kafka at " + servers + " does not let us in: " + ConnectionTrouble.explain(why), why);
        }
        if (why instanceof AuthorizationException) {
            return new CannotStartException(
                    Reason.KAFKA_REFUSES,
                    "Kafka at " + servers + " refuses to " + question + ": " + ConnectionTrouble.explain(why)
                            + "; deploy/acls.sh prints the rights that are needed",
                    why);
        }
        return new CannotStartException(
                Reason.TOPICS, "cannot " + question + ": " + ConnectionTrouble.explain(why), why);
    }

    private static CannotStartException unreachable(String message, Throwable why) {
        return new CannotStartException(Reason.KAFKA_UNREACHABLE, message, why);
    }
}
