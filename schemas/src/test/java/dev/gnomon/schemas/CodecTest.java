package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
        rates.setOperations(List.of(new OperationSight("refund", 8L, 0L)));

        assertThat(codec.decode(codec.encode(rates))).isEqualTo(rates);
    }

    @Test
    void readsBackACommandWithItsOutcome() {
        Codec<Command> codec = Codec.of(Command.class);
        Command command = Command.newBuilder()
                .setCommandId("c-1")
                .setMigration("customer-id")
                .setAction(CommandAction.CHANGE)
                .setChange(Change.newBuilder().setMode(Mode.SHADOW).build())
                .setExpectedEpoch(3L)
                .setReason("first look")
                .setBy("ada")
                .setSentAt(Instant.ofEpochSecond(5))
                .setOutcome(new Outcome(Ruling.ACCEPTED, "OLD to SHADOW", 4L, Instant.ofEpochSecond(6)))
                .build();

        assertThat(codec.decode(codec.encode(command))).isEqualTo(command);
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
    void refusesBytesAfterTheRecord() {
        Codec<Observation> codec = Codec.of(Observation.class);
        byte[] whole = codec.encode(observation());

        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("after its end");
    }

    @Test
    void aClaimedLengthTakesNoMemoryThatTheBytesDoNotFill() {
        Codec<Observation> codec = Codec.of(Observation.class);
        byte[] whole = codec.encode(observation());
        byte[] twoGigabytes = {(byte) 0xD6, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        for (int at = 10; at < whole.length; at++) {
            byte[] forged = Arrays.copyOf(whole, Math.max(whole.length, at + twoGigabytes.length));
            System.arraycopy(twoGigabytes, 0, forged, at, twoGigabytes.length);

            Throwable refused = catchThrowable(() -> codec.decode(forged));

            // Inside a text they are text; everywhere else they must be refused, and not by an OutOfMemoryError.
            assertThat(refused)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            some -> assertThat(some).isInstanceOf(SerializationException.class));
        }
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
