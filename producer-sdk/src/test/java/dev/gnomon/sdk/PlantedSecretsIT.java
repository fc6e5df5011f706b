package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.kafka.TestTopics;
import dev.gnomon.sdk.spi.Sensitive;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand secrets, in fields, failure messages and answers that cannot be encoded: none leaves the process. */
class PlantedSecretsIT {

    private static final int SECRETS = 1_000;

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private EmbeddedKafka kafka;

    record Card(@Sensitive String number, String brand) {}

    record Payment(Card card, Map<String, String> customer) {}

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder);
        new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("gnomon.")).create(2);
        System.setErr(new PrintStream(log, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(standardError);
        kafka.close();
    }

    private GnomonConfig config() {
        return GnomonConfig.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .startMode(Mode.SHADOW)
                .hashKey("2026-a", "a key of enough bytes".getBytes(UTF_8))
                .sensitive("payment", "/customer/*")
                .meterRegistry(meters)
                .build();
    }

    private static String secret(int i) {
        return "S3CRET-" + i + "-TERCES";
    }

    private static Payment payment(String secret) {
        return new Payment(new Card(secret, "visa"), Map.of("iban", secret));
    }

    /** Sides agree on even requests; on every tenth, an answer or a failure says the secret in another way. */
    private static Payment answer(int i, Side side) {
        if (i % 10 == 3 && side == Side.NEW) {
            throw new IllegalStateException("card " + secret(i) + " is refused");
        }
        return payment(i % 2 == 0 || side == Side.OLD ? secret(i) : secret(i + SECRETS));
    }

    record Refusing(String number) {

        @Override
        public String number() {
            throw new IllegalStateException("not for " + number);
        }
    }

    @Test
    void noSecretIsInAnyTopicLogOrMeterAndDifferencesAreStillSeen() throws Exception {
        try (Gnomon gnomon = Gnomon.connect(config())) {
            Migration<Payment> payments = gnomon.migration("payment", Payment.class);
            Migration<Object> others = gnomon.migration("other", Object.class);
            for (int i = 0; i < SECRETS; i++) {
                int number = i;
                payments.read("r-" + i, () -> answer(number, Side.OLD), () -> answer(number, Side.NEW));
                others.read("o-" + i, () -> new Refusing(secret(number)), () -> {
                    throw new IllegalArgumentException(secret(number));
                });
            }
            assertThat(gnomon.flush(Host.SOON)).isTrue();
            assertThat(gnomon.counters().published()).isEqualTo(4L * SECRETS);
            assertThat(meters.getMetersAsString()).contains("payment").doesNotContain("S3CRET");
        }

        TestTopics topics = new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("gnomon."));
        List<ConsumerRecord<byte[], byte[]>> old = topics.recordsOf(Side.OLD);
        List<ConsumerRecord<byte[], byte[]>> fresh = topics.recordsOf(Side.NEW);
        assertThat(old).hasSize(2 * SECRETS).allSatisfy(PlantedSecretsIT::isClean);
        assertThat(fresh).hasSize(2 * SECRETS).allSatisfy(PlantedSecretsIT::isClean);
        assertThat(log.toString(UTF_8)).contains("cannot be encoded").doesNotContain("S3CRET");
        assertThat(requestsThatDiffer(old, fresh)).isEqualTo(requestsThatWerePlantedToDiffer());
    }

    private static void isClean(ConsumerRecord<byte[], byte[]> record) {
        assertThat(new String(record.value(), UTF_8)).doesNotContain("S3CRET");
        assertThat(record.headers()).isEmpty();
    }

    private static Set<String> requestsThatWerePlantedToDiffer() {
        return IntStream.range(0, SECRETS)
                .filter(i -> i % 2 == 1 && i % 10 != 3)
                .mapToObj(i -> "r-" + i)
                .collect(Collectors.toSet());
    }

    private static Set<String> requestsThatDiffer(
            List<ConsumerRecord<byte[], byte[]>> old, List<ConsumerRecord<byte[], byte[]>> fresh) {
        Map<String, Observation> oldById = old.stream()
                .map(TestTopics::observation)
                .collect(Collectors.toMap(Observation::getRequestId, Function.identity()));
        return fresh.stream()
                .map(TestTopics::observation)
                .filter(observation -> observation.getPayload() != null)
                .filter(observation ->
                        !tree(observation).equals(tree(oldById.getOrDefault(observation.getRequestId(), observation))))
                .map(Observation::getRequestId)
                .collect(Collectors.toSet());
    }

    private static JsonNode tree(Observation observation) {
        try {
            assertThat(observation.getHashKeyId()).isEqualTo("2026-a");
            return new ObjectMapper().readTree(ListSink.payload(observation));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
