package dev.gnomon.schemas;

import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The schema registry gave no answer that helps. The message is one line that says where it is and what it said. */
public final class RegistryException extends KafkaException {

    /** What is in the way. */
    public enum Reason {
        /** It does not answer, or answers that it cannot now. */
        UNREACHABLE,
        /** It does not let us in, or does not allow us this. */
        CREDENTIALS,
        /** It does not have the schema or the subject. */
        UNKNOWN,
        /** It does not take the schema: incompatible with what the subject has, or not valid there. */
        REFUSED
    }

    /** Chains of causes may have a cycle. */
    private static final int DEEPEST = 50;

    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final int SUBJECT_NOT_FOUND = 40401;

    private final Reason reason;

    RegistryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private RegistryException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is in the way. */
    public Reason reason() {
        return reason;
    }

    /** Whether asking again gives the same, unless somebody changes something. */
    public boolean isRefusal() {
        return reason != Reason.UNREACHABLE;
    }

    /** Something that should not happen, and may not happen again. */
    static RegistryException unexpected(RuntimeException failure) {
        return new RegistryException(Reason.UNREACHABLE, "the schema registry cannot be asked: " + failure, failure);
    }

    /** What {@code failure} of Confluent's classes means; null where it has nothing to do with the registry. */
    static @Nullable RegistryException of(RuntimeException failure, String address) {
        String where = "the schema registry at " + address;
        Throwable answer = answerIn(failure);
        if (answer != null) {
            return answer(where, answer);
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                return new RegistryException(Reason.CREDENTIALS, where + " does not let us in", failure);
            }
            if (cause instanceof IOException || cause instanceof RetriableException) {
                return new RegistryException(Reason.UNREACHABLE, where + " does not answer: " + text(cause), failure);
            }
        }
        return null;
    }

    /** What the registry has answered lies under exceptions of Kafka's that say less. */
    private static @Nullable Throwable answerIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("RestClientException")) {
                return cause;
            }
        }
        return null;
    }

    private static RegistryException answer(String where, Throwable rest) {
        int status = number(rest, "getStatus");
        int code = number(rest, "getErrorCode");
        String said = where + " answers " + status + ": " + text(rest);
        Reason reason = switch (status) {
            case 401, 403 -> Reason.CREDENTIALS;
            case 404 -> code == SCHEMA_NOT_FOUND || code == SUBJECT_NOT_FOUND ? Reason.UNKNOWN : Reason.UNREACHABLE;
            case 409, 422 -> Reason.REFUSED;
            default -> Reason.UNREACHABLE;
        };
        return new RegistryException(reason, said, rest);
    }

    /** Nothing here is compiled against Confluent's classes. */
    private static int number(Throwable rest, String getter) {
        try {
            return (Integer) rest.getClass().getMethod(getter).invoke(rest);
        } catch (ReflectiveOperationException | ClassCastException other) {
            return 0;
        }
    }

    private static String text(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        return message.length() > 500 ? message.substring(0, 500) + "…" : message;
    }
}
