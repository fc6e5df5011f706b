package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.RegistryException.Reason;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriterSchemasTest {

    private static final Codec<Failure> CODEC = Codec.of(Failure.class);
    private static final Failure FAILURE = new Failure("Timeout", "after 3 s");

    private final FakeConfluent registry = new FakeConfluent();
    private final WriterSchemas schemas = new WriterSchemas(registry, "http://registry:8081");

    @Test
    void exchangesOnlyTheFrameOfARecordInAKnownVersion() {
        registry.schemas.put(7, Failure.getClassSchema());

        byte[] own = schemas.ask(7).own(CODEC, framed(7, body(CODEC.encode(FAILURE))));

        assertThat(own).isEqualTo(CODEC.encode(FAILURE));
    }

    @Test
    void resolvesARecordOfAVersionThatItHasNeverSeen() {
        Schema later = new Schema.Parser().parse("""
                {"type":"record","name":"Failure","namespace":"dev.gnomon.schemas","fields":[
                {"name":"code","type":"int"},{"name":"type","type":"string"}]}""");
        registry.schemas.put(8, later);

        byte[] own = schemas.ask(8).own(CODEC, framed(8, new byte[] {84, 2, 'T'}));

        assertThat(CODEC.decode(own)).isEqualTo(new Failure("T", null));
    }

    @Test
    void refusesARecordThatIsNoneOfOursWithoutRepeatingItsContent() {
        registry.schemas.put(
                9,
                new Schema.Parser()
                        .parse(
                                "{\"type\":\"record\",\"name\":\"Card\",\"fields\":[{\"name\":\"no\",\"type\":\"string\"}]}"));
        byte[] foreign = framed(9, new byte[] {12, 's', 'e', 'c', 'r', 'e', 't'});

        assertThatThrownBy(() -> schemas.ask(9).own(CODEC, foreign))
                .isInstanceOf(SerializationException.class)
                .hasMessage("was written with schema 9 of the registry and cannot be read as Failure");
        assertThatThrownBy(() -> schemas.ask(10).own(CODEC, framed(10, new byte[1])))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("names schema 10");
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsAskedForTwiceAndThenBelieved() {
        schemas.ask(5);

        assertThat(registry.asked).isEqualTo(2);
        assertThat(schemas.isSettled(5)).isTrue();
    }

    @Test
    void aRegistryThatDoesNotAnswerSettlesNothing() {
        registry.failure = new SerializationException("Error", new ConnectException("Connection refused"));

        assertThatThrownBy(() -> schemas.ask(7))
                .isInstanceOf(RegistryException.class)
                .hasMessage("the schema registry at http://registry:8081 does not answer: Connection refused")
                .extracting(failure -> ((RegistryException) failure).reason())
                .isEqualTo(Reason.UNREACHABLE);
        assertThat(schemas.isSettled(7)).isFalse();
    }

    @Test
    void tellsApartWhatTheRegistryAnswers() {
        assertThat(reasonFor(401, 40101)).isEqualTo(Reason.CREDENTIALS);
        assertThat(reasonFor(409, 409)).isEqualTo(Reason.REFUSED);
        assertThat(reasonFor(404, 40401)).isEqualTo(Reason.UNKNOWN);
        // A wrong path in the address, not an unknown schema.
        assertThat(reasonFor(404, 50005)).isEqualTo(Reason.UNREACHABLE);
        assertThat(reasonFor(503, 50301)).isEqualTo(Reason.UNREACHABLE);
    }

    private static Reason reasonFor(int status, int code) {
        RegistryException why = RegistryException.of(
                new SerializationException("Error", new RestClientException(status, code)), "http://registry:8081");
        return Objects.requireNonNull(why).reason();
    }

    private static byte[] body(byte[] own) {
        byte[] body = new byte[own.length - Codec.HEADER];
        System.arraycopy(own, Codec.HEADER, body, 0, body.length);
        return body;
    }

    private static byte[] framed(int id, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    /** Named as Confluent's, which is recognised by its name. */
    public static final class RestClientException extends Exception {

        private final int status;
        private final int code;

        RestClientException(int status, int code) {
            super("said so");
            this.status = status;
            this.code = code;
        }

        public int getStatus() {
            return status;
        }

        public int getErrorCode() {
            return code;
        }
    }

    private static final class FakeConfluent implements Deserializer<Object> {

        private final Map<Integer, Schema> schemas = new HashMap<>();
        private @Nullable RuntimeException failure;
        private int asked;

        @Override
        public Object deserialize(String topic, byte[] bytes) {
            asked++;
            if (failure != null) {
                throw failure;
            }
            Schema schema = schemas.get(ByteBuffer.wrap(bytes).getInt(1));
            if (schema == null) {
                throw new SerializationException("Error", new RestClientException(404, 40403));
            }
            GenericData.Record record = new GenericData.Record(schema);
            return record;
        }
    }
}
