package dev.gnomon.comparator.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What instances must have in common to ask each other. An address that a member of the group announced may be that of
 * another installation, whose numbers are not ours, although it may have the same token.
 *
 * @param id the same for all instances of one installation, and for no other
 */
public record Installation(String id) {

    /** The header in which questions and answers carry it. */
    public static final String HEADER = "Gnomon-Installation";

    /** The installation on this Kafka cluster, with this application ID and this prefix of topics. */
    public static Installation of(String clusterId, String applicationId, String prefix) {
        String all = clusterId + '\n' + applicationId + '\n' + prefix;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new Installation(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
