package dev.gnomon.demo.security;

import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * A broker with an authorizer, on which nobody may do anything yet. Its listeners differ in how they protect, and in what
 * is wrong with their certificates. The one without any protection is the superuser's, for the set-up.
 */
final class SecureKafka implements AutoCloseable {

    /** Who has a SCRAM password, and a client certificate. */
    static final List<String> USERS = List.of("old-service", "new-service", "comparator", "consumer", "operator");

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private final Path folder;
    private final Certificates certificates;
    private final EmbeddedKafka kafka;
    private final Admin admin;

    private SecureKafka(Path folder, Certificates certificates, EmbeddedKafka kafka) {
        this.folder = folder;
        this.certificates = certificates;
        this.kafka = kafka;
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** How clients are told apart. */
    enum Listener {
        /** Name and password, over TLS. */
        SCRAM("SASL_SSL"),
        /** The client's certificate. */
        MTLS("SSL"),
        /** As SCRAM, with a certificate that has expired. */
        EXPIRED("SASL_SSL"),
        /** As SCRAM, with the certificate of another host. */
        ELSEWHERE("SASL_SSL");

        private final String protocol;

        Listener(String protocol) {
            this.protocol = protocol;
        }

        private String setting(String name) {
            return "listener.name." + name().toLowerCase(java.util.Locale.ROOT) + "." + name;
        }
    }

    static SecureKafka start(Path folder) throws Exception {
        Certificates certificates = Certificates.in(folder.resolve("certificates"));
        Path good = certificates.signed("broker", "-ext", "san=ip:127.0.0.1,dns:localhost");
        EmbeddedKafka.Builder builder = EmbeddedKafka.in(folder.resolve("broker"))
                .setting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .setting("super.users", "User:ANONYMOUS")
                .setting("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        add(builder, Listener.SCRAM, good);
        add(builder, Listener.MTLS, good);
        add(
                builder,
                Listener.EXPIRED,
                certificates.signed("expired", "-ext", "san=ip:127.0.0.1", "-startdate", "-9d", "-validity", "3"));
        add(builder, Listener.ELSEWHERE, certificates.signed("elsewhere", "-ext", "san=dns:elsewhere.example"));
        builder.setting(Listener.MTLS.setting("ssl.client.auth"), "required")
                .setting(
                        Listener.MTLS.setting("ssl.truststore.location"),
                        certificates.truststore().toString())
                .setting(Listener.MTLS.setting("ssl.truststore.password"), Certificates.PASSWORD);
        SecureKafka started = new SecureKafka(folder, certificates, builder.start());
        started.addUsers();
        return started;
    }

    private static void add(EmbeddedKafka.Builder builder, Listener listener, Path keystore) {
        builder.listener(listener.name(), listener.protocol)
                .setting(listener.setting("ssl.keystore.location"), keystore.toString())
                .setting(listener.setting("ssl.keystore.password"), Certificates.PASSWORD)
                .setting(listener.setting("scram-sha-512.sasl.jaas.config"), SCRAM + ";");
    }

    private void addUsers() throws Exception {
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        List<UserScramCredentialAlteration> passwords = USERS.stream()
                .<UserScramCredentialAlteration>map(
                        user -> new UserScramCredentialUpsertion(user, how, passwordOf(user)))
                .toList();
        admin.alterUserScramCredentials(passwords).all().get();
        for (String user : USERS) {
            Files.writeString(folder.resolve(user + ".password"), passwordOf(user) + "\n");
        }
        Files.writeString(folder.resolve("stores.properties"), "password=" + Certificates.PASSWORD + "\n");
    }

    static String passwordOf(String user) {
        return user + "-S3CRET";
    }

    Certificates certificates() {
        return certificates;
    }

    /** What a client sets to reach {@code listener} as {@code user}; with references in the place of secrets. */
    Map<String, String> client(Listener listener, String user) throws Exception {
        Map<String, String> properties = new HashMap<>(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(listener.name()),
                "security.protocol", listener.protocol,
                "ssl.truststore.location", certificates.truststore().toString(),
                "ssl.truststore.password", storePassword()));
        if (listener == Listener.MTLS) {
            properties.put("ssl.keystore.location", certificates.signed(user).toString());
            properties.put("ssl.keystore.password", storePassword());
        } else {
            properties.put("sasl.mechanism", "SCRAM-SHA-512");
            properties.put("sasl.jaas.config", login(user, user));
        }
        return properties;
    }

    /** Logs in as {@code user}, with the password of {@code owner}. */
    String login(String user, String owner) {
        return SCRAM + " username=\"" + user + "\" password=\"${directory:" + folder + ":" + owner + ".password}\";";
    }

    private String storePassword() {
        return "${file:" + folder.resolve("stores.properties") + ":password}";
    }

    /** As whom the broker sees {@code user}. */
    static String principal(Listener listener, String user) {
        return "User:" + (listener == Listener.MTLS ? "CN=" : "") + user;
    }

    /** Returns when the broker has heard of it. */
    void grant(Collection<AclBinding> rights) throws Exception {
        admin.createAcls(rights).all().get();
        await().until(() -> granted().containsAll(rights));
    }

    /** Returns when the broker has heard of it. */
    void revoke(AclBinding right) throws Exception {
        admin.deleteAcls(List.of(right.toFilter())).all().get();
        await().until(() -> !granted().contains(right));
    }

    private Collection<AclBinding> granted() throws Exception {
        return admin.describeAcls(AclBindingFilter.ANY).values().get();
    }

    /** Where the superuser connects. */
    String superuser() {
        return kafka.bootstrapServers();
    }

    /** The superuser's. */
    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}
