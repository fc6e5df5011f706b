package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Observations of every shape that the schema allows. */
@SuppressWarnings("EnumOrdinal") // any symbol will do
record RandomObservations(Random random) {

    Observation next() {
        boolean failed = random.nextInt(4) == 0;
        byte[] payload = new byte[random.nextInt(300)];
        random.nextBytes(payload);
        return Observation.newBuilder()
                .setMigration("m" + random.nextInt(5))
                .setRequestId("r" + random.nextInt(1000))
                .setSide(Side.values()[random.nextInt(3)])
                .setOperation(maybe("charge"))
                .setMode(Mode.values()[random.nextInt(4)])
                .setEpoch(random.nextLong())
                .setAnsweredAt(Instant.ofEpochMilli(random.nextInt()))
                .setLatencyMicros(random.nextLong())
                .setService("orders")
                .setVersions(map())
                .setTags(map())
                .setTraceParent(maybe("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .setHashKeyId(maybe("k1"))
                .setFormat(PayloadFormat.values()[random.nextInt(3)])
                .setCompleteness(Completeness.values()[random.nextInt(3)])
                .setPayloadBytes(payload.length)
                .setFailure(failed ? new Failure("Timeout", maybe("after 5 s")) : null)
                .setPayload(failed && random.nextBoolean() ? null : ByteBuffer.wrap(payload))
                .build();
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private Map<String, String> map() {
        Map<String, String> map = new HashMap<>();
        for (int entry = random.nextInt(4); entry > 0; entry--) {
            map.put("name" + entry, "value" + random.nextInt(10));
        }
        return map;
    }
}
