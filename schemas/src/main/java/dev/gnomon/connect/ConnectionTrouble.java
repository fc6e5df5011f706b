package dev.gnomon.connect;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what went wrong with a connection to Kafka. */
public final class ConnectionTrouble {

    /** Chains of causes may have a cycle. */
    private static final int DEEPEST = 50;

    private static final String ALERT = "fatal alert: ";

    private ConnectionTrouble() {}

    /** What {@code failure} is about, for people, without line breaks and without secrets. */
    public static String explain(Throwable failure) {
        Throwable root = failure;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
            root = cause;
        }
        return failure instanceof TimeoutException
                ? "no answer in time: Kafka is not there, or security.protocol does not fit"
                : messageOf(root);
    }

    private static @Nullable String known(Throwable cause) {
        String message = messageOf(cause);
        if (cause instanceof CertificateExpiredException) {
            return "the broker's certificate has expired (" + message + ")";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "the broker's certificate is not valid yet (" + message + ")";
        }
        // The second one where another authority has the same name.
        if (cause instanceof CertPathBuilderException
                || (cause instanceof CertPathValidatorException && message.contains("signature check failed"))) {
            return "the broker's certificate was signed by nobody whom ssl.truststore.location holds";
        }
        if (cause instanceof CertificateException && message.matches("No (subject alternative|name matching).*")) {
            return "the broker's certificate is not for this host: " + message;
        }
        if (cause instanceof SSLException && message.contains(ALERT)) {
            return "the broker does not accept our certificate, or our having none: "
                    + message.substring(message.indexOf(ALERT) + ALERT.length());
        }
        if (cause instanceof SSLException && message.startsWith("Unsupported or unrecognized SSL message")) {
            return "the broker does not speak TLS there: check security.protocol";
        }
        // It repeats what it could not read, which may be a part of the password.
        return message.contains("JAAS config")
                ? "sasl.jaas.config must be CLASS required name=\"value\" ... ; with \\ before \" and \\ in values"
                : null;
    }

    private static String messageOf(Throwable failure) {
        String message = failure.getMessage();
        return (message == null ? failure.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
    }
}
