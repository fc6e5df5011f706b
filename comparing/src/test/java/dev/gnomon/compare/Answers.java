package dev.gnomon.compare;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Observations, and judgements in a form that is easy to read in a test. */
final class Answers {

    private Answers() {}

    static Observation json(String payload) {
        return of(PayloadFormat.JSON, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Observation text(String payload) {
        return of(PayloadFormat.TEXT, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Observation of(PayloadFormat format, byte[] payload) {
        return Observation.newBuilder()
                .setMigration("customer-id")
                .setRequestId("request-1")
                .setSide(Side.OLD)
                .setMode(Mode.SHADOW)
                .setEpoch(0)
                .setAnsweredAt(Instant.EPOCH)
                .setLatencyMicros(1)
                .setService("orders")
                .setFormat(format)
                .setCompleteness(Completeness.COMPLETE)
                .setPayloadBytes(payload.length)
                .setPayload(ByteBuffer.wrap(payload))
                .build();
    }

    static Observation failure(String type) {
        return failure(type, "out of luck");
    }

    static Observation failure(String type, String message) {
        Observation failed = json("null");
        failed.setPayload(null);
        failed.setFailure(new Failure(type, message));
        return failed;
    }

    static Judgement compare(String oldJson, String newJson) {
        return new Judge().judge(json(oldJson), json(newJson));
    }

    /** Such as {@code "/a CHANGED 1 -> 2"}. */
    static List<String> differences(String oldJson, String newJson) {
        return compare(oldJson, newJson).differences().stream()
                .map(Answers::described)
                .toList();
    }

    static String described(Difference difference) {
        return difference.getPath() + " " + difference.getKind() + " " + difference.getOldValue() + " -> "
                + difference.getNewValue();
    }
}
