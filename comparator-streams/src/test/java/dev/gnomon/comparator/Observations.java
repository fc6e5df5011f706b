package dev.gnomon.comparator;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Observations for tests. */
public final class Observations {

    /** The migration of all of them, unless a test says otherwise. */
    public static final String MIGRATION = "customer-id";

    private Observations() {}

    /** An old or new side that answered with this JSON text. */
    public static Observation answered(Side side, String requestId, String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        Observation observation = blank(side, requestId);
        observation.setPayload(ByteBuffer.wrap(payload));
        observation.setPayloadBytes(payload.length);
        return observation;
    }

    /** A side that failed. */
    public static Observation failed(Side side, String requestId, String type) {
        Observation observation = blank(side, requestId);
        observation.setFailure(new Failure(type, "it broke"));
        return observation;
    }

    private static Observation blank(Side side, String requestId) {
        return Observation.newBuilder()
                .setMigration(MIGRATION)
                .setRequestId(requestId)
                .setSide(side)
                .setMode(Mode.SHADOW)
                .setEpoch(1)
                .setAnsweredAt(Instant.parse("2026-03-01T12:00:00Z"))
                .setLatencyMicros(1500)
                .setService("orders")
                .setVersions(Map.of())
                .setTags(Map.of())
                .setFormat(PayloadFormat.JSON)
                .setCompleteness(Completeness.COMPLETE)
                .setPayloadBytes(0)
                .build();
    }
}
