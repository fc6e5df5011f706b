package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitHashTest {

    @Test
    void theHashIsXxh64OverUtf8() {
        var reference = XXHashFactory.safeInstance().hash64();
        Random random = new Random(7);
        for (int length = 0; length < 200; length++) {
            String text = random.ints(length, 0, length % 2 == 0 ? 128 : 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] bytes = text.getBytes(UTF_8);
            long seed = random.nextLong();

            assertThat(XxHash64.hash(text, seed)).isEqualTo(reference.hash(bytes, 0, bytes.length, seed));
        }
    }

    static Stream<List<String>> publishedVectors() throws Exception {
        return Files.readAllLines(Path.of("..", "docs", "hashing.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .filter(cell -> !cell.isEmpty())
                        .toList());
    }

    @Test
    void thereAreVectorsForEveryKindOfUnit() throws Exception {
        assertThat(publishedVectors()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("publishedVectors")
    void thePublishedVectorsHold(List<String> row) {
        String migration = row.get(0);
        String unit = row.get(1);

        assertThat(UnitHash.forSampling(migration).position(unit)).isEqualTo(Long.parseLong(row.get(2)));
        assertThat(UnitHash.forExposure(migration).position(unit)).isEqualTo(Long.parseLong(row.get(3)));
    }

    @Test
    void aSecondProcessPicksTheSameUnits() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HashDigest.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo(HashDigest.ofAllKeys());
        } finally {
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void raisingADialKeepsItsMembersAndGivesTheShareThatWasAskedFor() {
        UnitHash exposure = UnitHash.forExposure("customer-id");
        long tenth = members(exposure, 0.1);

        assertThat(share(tenth)).isCloseTo(0.1, within(0.002));
        assertThat(share(members(exposure, 0.25))).isCloseTo(0.25, within(0.002));
        assertThat(keys().filter(i -> isIn(exposure, i, 0.1) && !isIn(exposure, i, 0.25)))
                .isEmpty();
    }

    @Test
    void samplingAndExposurePickIndependently() {
        UnitHash exposure = UnitHash.forExposure("customer-id");
        UnitHash sampling = UnitHash.forSampling("customer-id");

        long both = keys().filter(i -> isIn(exposure, i, 0.1) && isIn(sampling, i, 0.1))
                .count();

        assertThat(share(both)).isCloseTo(0.01, within(0.001));
    }

    @Test
    void theEndsOfTheDialAreAllAndNone() {
        assertThat(UnitHash.below(0)).isZero();
        assertThat(UnitHash.below(1)).isEqualTo(UnitHash.POSITIONS);
        assertThat(UnitHash.below(Double.MIN_VALUE)).isEqualTo(1);
    }

    private static long members(UnitHash hash, double share) {
        return keys().filter(i -> isIn(hash, i, share)).count();
    }

    private static boolean isIn(UnitHash hash, int key, double share) {
        return hash.position(HashDigest.key(key)) < UnitHash.below(share);
    }

    private static IntStream keys() {
        return IntStream.range(0, HashDigest.KEYS);
    }

    private static double share(long members) {
        return (double) members / HashDigest.KEYS;
    }
}
