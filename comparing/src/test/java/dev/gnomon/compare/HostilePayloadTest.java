package dev.gnomon.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePayloadTest {

    private static final String LIMITS = "goes beyond the limits of what is compared";

    private final Judge judge = new Judge();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,]",
                "{\"a\":1,}",
                "NaN",
                "Infinity",
                "01",
                "+1",
                "1.",
                ".5",
                "'a'",
                "{a:1}",
                "nul",
                "\"\t\"",
                "// no\n1",
                "\"\\x\"",
                "tru",
                "[1}",
                "\u0000",
                "\"secret"
            })
    void whatIsNotJsonCannotBeComparedAndIsNotQuoted(String payload) {
        Judgement judgement = judge.judge(Answers.json("1"), Answers.json(payload));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).matches("the new side's payload is not JSON \\(character \\d+\\)");
        assertThat(judgement.signature()).isEqualTo("NOT_COMPARABLE the new side's payload is not JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "' '|is empty",
                "1 2|has something after its JSON value (character 2)",
                "{\"a\":1,\"b\":{\"c\":1,\"c\":1}}|has a key twice in one object (character 18)",
                "{\"a\":1,\"\\u0061\":2}|has a key twice in one object (character 7)",
                "{\"a\":null,\"a\":null}|has a key twice in one object (character 10)"
            })
    void theReasonSaysWhatIsWrong(String payload, String reason) {
        Judgement judgement = judge.judge(Answers.json(payload), Answers.json("1"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).isEqualTo("the old side's payload " + reason);
    }

    @Test
    void nestingBeyondTheLimitExhaustsNoStack() {
        assertBeyondTheLimits("[".repeat(10_000) + "]".repeat(10_000));
        assertBeyondTheLimits("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        assertBeyondTheLimits("[".repeat(1_000_000));
    }

    @Test
    void nestingUpToTheLimitIsCompared() throws InterruptedException {
        String open = "[{\"a\":".repeat(250);
        String close = "}]".repeat(250);
        Judgement[] judgement = new Judgement[1];
        // Half of the stack that a thread has by default on a 64-bit JVM.
        Thread narrow = new Thread(
                null,
                () -> judgement[0] = judge.judge(Answers.json(open + "1" + close), Answers.json(open + "2" + close)),
                "narrow",
                512 << 10);

        narrow.start();
        narrow.join();

        assertThat(judgement[0].verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(judgement[0].differences().get(0).getPath()).isEqualTo("/0/a".repeat(250));
    }

    @Test
    void numbersBeyondTheLimitCannotBeCompared() {
        assertBeyondTheLimits("7".repeat(100_000));
        assertBeyondTheLimits("0." + "7".repeat(100_000));
        assertBeyondTheLimits("1e" + "7".repeat(100_000));
        assertThat(judge.judge(Answers.json("7".repeat(1_000)), Answers.json("1"))
                        .verdict())
                .isEqualTo(Verdict.MISMATCH);
    }

    @Test
    void aStringOfMegabytesIsComparedAndShownCut() {
        String huge = "x".repeat(4 << 20);

        Judgement judgement = judge.judge(Answers.json("\"a" + huge + "\""), Answers.json("\"b" + huge + "\""));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(judgement.differences().get(0).getOldValue()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22FF22", "22C328 22", "22C0AF22", "22EDA08022", "22F490808022", "22E282", "22F0808081 22"})
    void malformedUtf8CannotBeCompared(String hex) {
        Observation malformed = bytes(PayloadFormat.JSON, hex);
        Observation malformedText = bytes(PayloadFormat.TEXT, hex);

        assertThat(judge.judge(malformed, Answers.json("1")).reason())
                .isEqualTo("the old side's payload is not valid UTF-8");
        assertThat(judge.judge(Answers.text("1"), malformedText).reason())
                .isEqualTo("the new side's payload is not valid UTF-8");
        assertThat(judge.judge(malformedText, bytes(PayloadFormat.TEXT, hex)).verdict())
                .isEqualTo(Verdict.MATCH);
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(judge.judge(Answers.text("\uFFFD"), Answers.text("?")).verdict())
                .isEqualTo(Verdict.MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "UTF-32LE"})
    void otherEncodingsAreNotGuessed(String charset) {
        Observation other = Answers.of(PayloadFormat.JSON, "{\"a\":1}".getBytes(Charset.forName(charset)));

        assertThat(judge.judge(other, Answers.json("{\"a\":1}")).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        assertThat(judge.judge(Answers.json("\uFEFF{\"a\":1}"), Answers.json("{\"a\":1}"))
                        .verdict())
                .isEqualTo(Verdict.MATCH);
    }

    @Test
    void loneSurrogatesAreComparedAsTheyAreWritten() {
        assertThat(Answers.differences("{\"\\udc00\":\"\\ud800\"}", "{\"\\udc00\":\"\\ud801\"}"))
                .containsExactly("/\uFFFD CHANGED \"\\ud800\" -> \"\\ud801\"");
        assertThat(Answers.compare("\"\\uD800\"", "\"\\ud800\"").verdict()).isEqualTo(Verdict.MATCH);
    }

    @Test
    void payloadsInBuffersWithoutAnArrayAreRead() {
        Observation direct = Answers.json("1");
        direct.setPayload(ByteBuffer.allocateDirect(4)
                .put("[12]".getBytes(StandardCharsets.UTF_8))
                .flip());

        assertThat(judge.judge(direct, Answers.json("[ 12]")).verdict()).isEqualTo(Verdict.MATCH);
    }

    @Test
    void payloadsThatBeginInTheMiddleOfAnArrayAreRead() {
        Observation view = Answers.json("1");
        view.setPayload(ByteBuffer.wrap("xx[12]xx".getBytes(StandardCharsets.UTF_8), 2, 4)
                .slice());

        assertThat(judge.judge(view, Answers.json("[ 12]")).verdict()).isEqualTo(Verdict.MATCH);
    }

    @Test
    void valuesMadeToCollideInHashesAreComparedInReasonableTime() {
        String[] colliding = IntStream.range(0, 1 << 15)
                .mapToObj(HostilePayloadTest::colliding)
                .toArray(String[]::new);
        String list = String.join(",", colliding);
        String object = IntStream.range(0, colliding.length)
                .mapToObj(i -> colliding[i] + ":" + i)
                .collect(Collectors.joining(","));

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(Answers.compare("[1," + list + "]", "[" + list + ",2]").verdict())
                    .isEqualTo(Verdict.MISMATCH);
            assertThat(Answers.compare("[1," + list + "]", "[" + list + ",1]").signature())
                    .isEqualTo("MISMATCH  ORDER");
            assertThat(Answers.compare("[1," + list + "]", "[" + list + "]").differences())
                    .hasSize(1);
            assertThat(Answers.compare("{" + object + "}", "{" + object + ",\"z\":1}")
                            .differences())
                    .hasSize(1);
        });
    }

    @Test
    void randomBytesNeverMakeItThrow() {
        Random random = new Random(11);
        byte[] good = "{\"a\":[1,2.5e3,\"x\\u00e9\",null],\"b\":{\"c\":true}}".getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 20_000; run++) {
            byte[] mutated = good.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            Judgement judgement =
                    judge.judge(Answers.of(PayloadFormat.JSON, good), Answers.of(PayloadFormat.JSON, mutated));

            assertThat(judgement.verdict()).isIn(Verdict.MATCH, Verdict.MISMATCH, Verdict.NOT_COMPARABLE);
        }
    }

    private void assertBeyondTheLimits(String payload) {
        Judgement judgement = judge.judge(Answers.json("1"), Answers.json(payload));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).startsWith("the new side's payload " + LIMITS);
    }

    /** "Aa" and "BB" have the same hash in Java, and so has every sequence of the two. */
    private static String colliding(int bits) {
        StringBuilder text = new StringBuilder("\"");
        for (int bit = 0; bit < 15; bit++) {
            text.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.append('"').toString();
    }

    private static Observation bytes(PayloadFormat format, String hex) {
        return Answers.of(format, java.util.HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
