package dev.gnomon.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class ConnectionTroubleTest {

    @Test
    void whatIsKnownIsSaidInWordsOfItsOwn() {
        assertThat(ConnectionTrouble.explain(tls(new CertificateExpiredException("NotAfter: yesterday"))))
                .isEqualTo("the broker's certificate has expired (NotAfter: yesterday)");
        assertThat(ConnectionTrouble.explain(tls(new CertPathBuilderException("unable to find ..."))))
                .isEqualTo("the broker's certificate was signed by nobody whom ssl.truststore.location holds");
        assertThat(ConnectionTrouble.explain(refused()))
                .isEqualTo("the broker does not accept our certificate, or our having none: certificate_required");
    }

    @Test
    void otherwiseTheInnermostMessageIsSaid() {
        assertThat(ConnectionTrouble.explain(
                        new KafkaException("outer", new SaslAuthenticationException("Authentication\nfailed"))))
                .isEqualTo("Authentication failed");
        assertThat(ConnectionTrouble.explain(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void aPasswordThatBreaksTheLoginIsNotRepeated() {
        assertThat(ConnectionTrouble.explain(new KafkaException(
                        "Failed to create",
                        new IllegalArgumentException("Value not specified for key 'S3CRET' in JAAS config"))))
                .startsWith("sasl.jaas.config must be ")
                .doesNotContain("S3CRET");
    }

    private static Throwable tls(Throwable why) {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX path building failed");
        handshake.initCause(why);
        return new SslAuthenticationException("SSL handshake failed", handshake);
    }

    private static Throwable refused() {
        return new SslAuthenticationException(
                "Failed to process post-handshake messages",
                new SSLHandshakeException("(certificate_required) Received fatal alert: certificate_required"));
    }
}
