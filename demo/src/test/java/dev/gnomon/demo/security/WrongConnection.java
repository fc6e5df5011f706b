package dev.gnomon.demo.security;

import dev.gnomon.demo.security.SecureKafka.Listener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What can be wrong with a connection, and what is said then. */
enum WrongConnection {
    CA("the broker's certificate was signed by nobody whom ssl.truststore.location holds"),
    EXPIRED("the broker's certificate has expired"),
    HOST("the broker's certificate is not for this host"),
    PASSWORD("invalid credentials with SASL mechanism SCRAM-SHA-512"),
    NO_CERTIFICATE("the broker does not accept our certificate, or our having none"),
    PLAIN_TEXT("no answer in time: Kafka is not there, or security.protocol does not fit");

    private final String complaint;

    WrongConnection(String complaint) {
        this.complaint = complaint;
    }

    String complaint() {
        return complaint;
    }

    /** What a client sets that does it wrongly. */
    Map<String, String> client(SecureKafka kafka, Path folder) throws Exception {
        Listener listener = switch (this) {
            case EXPIRED -> Listener.EXPIRED;
            case HOST -> Listener.ELSEWHERE;
            case NO_CERTIFICATE -> Listener.MTLS;
            default -> Listener.SCRAM;
        };
        Map<String, String> properties = new HashMap<>(kafka.client(listener, "operator"));
        switch (this) {
            case CA ->
                properties.put(
                        "ssl.truststore.location",
                        Certificates.in(folder.resolve("stranger")).truststore().toString());
            case PASSWORD -> properties.put("sasl.jaas.config", kafka.login("operator", "consumer"));
            case NO_CERTIFICATE -> properties.keySet().removeIf(name -> name.startsWith("ssl.keystore"));
            case PLAIN_TEXT -> properties.put("security.protocol", "PLAINTEXT");
            default -> {}
        }
        return properties;
    }
}
