package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Observation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a side answered, the time it took and the like left out, as a digest: the payload, or how the side failed. */
record Answer(String digest) {

    static Answer of(Observation observation) {
        String frame = observation.getFormat() + " " + observation.getCompleteness() + " "
                + observation.getPayloadBytes() + " " + observation.getFailure() + " "
                + (observation.getPayload() == null);
        MessageDigest digest = sha256();
        digest.update(frame.getBytes(StandardCharsets.UTF_8));
        ByteBuffer payload = observation.getPayload();
        if (payload != null) {
            digest.update(payload.duplicate());
        }
        return new Answer(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
