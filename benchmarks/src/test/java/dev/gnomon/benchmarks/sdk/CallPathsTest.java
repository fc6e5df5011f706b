package dev.gnomon.benchmarks.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CallPathsTest {

    /** Nobody listens there: what needs a broker would wait or drop. */
    private final CallPaths paths = new CallPaths("127.0.0.1:1", "test.");

    @ParameterizedTest
    @EnumSource(
            value = PathName.class,
            mode = Mode.EXCLUDE,
            names = {
                "KAFKA_SEND",
                "LAUNCHDARKLY_SHADOW_PARALLEL",
                "ENCODING",
                "SDK_SHADOW_IMMUTABLE",
                "SDK_SHADOW_CAPTURED"
            })
    void aPathAnswersWhatTheOldSideDoes(PathName name) throws Exception {
        try (CallPath path = paths.open(name)) {
            assertThat(path.call("a-request")).isEqualTo(Answer.sample());
        }
    }

    @Test
    void theAnswerIsHalfAKilobyteOfJson() throws Exception {
        assertThat(new ObjectMapper().writeValueAsBytes(Answer.sample())).hasSizeBetween(480, 540);
    }
}
