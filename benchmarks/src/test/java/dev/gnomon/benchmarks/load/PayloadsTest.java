package dev.gnomon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(ints = {256, 512, 5_120, 100_000})
    void payloadsAreJsonOfTheSizeAskedFor(int bytes) throws IOException {
        Payloads payloads = new Payloads(bytes);

        for (long request = 0; request < 70; request++) {
            byte[] payload = payloads.of(request, false);
            assertThat(payload).hasSize(bytes);
            assertThat(json.readTree(payload).get("orderId").textValue()).isEqualTo("%016x".formatted(request));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 5_120})
    void aPayloadThatDiffersDoesSoInOneField(int bytes) throws IOException {
        Payloads payloads = new Payloads(bytes);

        JsonNode one = json.readTree(payloads.of(3, false));
        JsonNode other = json.readTree(payloads.of(3, true));

        assertThat(other).isNotEqualTo(one);
        assertThat(other.get("total")).isNotEqualTo(one.get("total"));
        assertThat(other.get("lines")).isEqualTo(one.get("lines"));
    }
}
