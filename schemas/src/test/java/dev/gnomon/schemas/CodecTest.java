package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class CodecTest {

    @Test
    void readsBackTheObservationThatItWrote() {
        Codec<Observation> codec = Codec.of(Observation.class);

        assertThat(codec.decode(codec.encode(observation()))).isEqualTo(observation());
    }

    @Test
    void readsBackRatesWithTheirMinutes() {
        Codec<MigrationRates> codec = Codec.of(MigrationRates.class);
        Counts counts = Counts.newBuilder().setMatch(3).setMissingOld(1).build();
        MigrationRates rates = new MigrationRates();
        rates.setMigration("customer-id");
        rates.setUpdatedAt(Instant.ofEpochSecond(5));
        rates.setTotal(counts);
        rates.setMinutes(List.of(new MinuteCounts(7L, counts)));

        assertThat(codec.decode(codec.encode(rates))).isEqualTo(rates);
    }

    @Test
    void refusesBytesThatAreNoRecord() {
        Codec<Observation> codec = Codec.of(Observation.class);
        byte[] cut = new byte[12];
        System.arraycopy(codec.encode(observation()), 0, cut, 0, cut.length);

        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> codec.decode("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void loadsNoClassThatASchemaNames() {
        Schema foreign = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"ProcessBuilder\",\"namespace\":\"java.lang\",\"fields\":[]}");

        assertThatThrownBy(() -> new OwnRecords().getClass(foreign))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("java.lang.ProcessBuilder");
    }

    private static Observation observation() {
        return Observation.newBuilder()
                .setMigration("customer-id")
                .setRequestId("r-1")
                .setSide(Side.OLD)
                .setMode(Mode.SHADOW)
                .setEpoch(0)
                .setAnsweredAt(Instant.ofEpochSecond(1))
                .setLatencyMicros(-1)
                .setService("orders")
                .setTags(Map.of("region", "eu"))
                .setFormat(PayloadFormat.JSON)
                .setCompleteness(Completeness.COMPLETE)
                .setPayloadBytes(2)
                .setFailure(new Failure("Timeout", null))
                .setPayload(ByteBuffer.wrap("42".getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
