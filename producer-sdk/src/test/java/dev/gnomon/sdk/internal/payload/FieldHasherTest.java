package dev.gnomon.sdk.internal.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldHasherTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

    @Test
    void equalValuesHaveEqualHashesAndOthersHaveNot() throws Exception {
        FieldHasher hasher = new FieldHasher("k1", KEY);

        assertThat(hash(hasher, "1.0")).isEqualTo(hash(hasher, "1.00")).isNotEqualTo(hash(hasher, "\"1.0\""));
        assertThat(hash(hasher, "{\"a\":1,\"b\":[true]}")).isEqualTo(hash(hasher, "{\"b\":[true],\"a\":1.0}"));
        assertThat(hash(hasher, "[1,2]")).isNotEqualTo(hash(hasher, "[2,1]"));
        assertThat(hash(hasher, "\"x\""))
                .isNotEqualTo(hash(new FieldHasher("k2", "fedcba9876543210".getBytes(UTF_8)), "\"x\""));
    }

    static Stream<List<String>> publishedHashes() throws Exception {
        return Files.readAllLines(Path.of("..", "docs", "sdk.md")).stream()
                .filter(line -> line.contains("` | `hmac-sha256:"))
                .map(line -> List.of(line.substring(3, line.length() - 3).split("` \\| `")));
    }

    @ParameterizedTest
    @MethodSource("publishedHashes")
    void thePublishedHashesHold(List<String> row) throws Exception {
        assertThat(hash(new FieldHasher("k1", KEY), row.get(0))).isEqualTo(row.get(1));
    }

    private static String hash(FieldHasher hasher, String json) throws Exception {
        return hasher.hash(SensitiveFields.TREES.readTree(json));
    }
}
