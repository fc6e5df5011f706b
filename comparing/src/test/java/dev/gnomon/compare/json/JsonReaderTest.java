package dev.gnomon.compare.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final int RUNS = 20_000;

    private static final ObjectMapper JACKSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String SEED =
            "{\"a\":[1,-2.5e3,\"x\\u00e9\\ud83d\\ude00\",null],\"b\":{\"cé\":true,\"\":false}, \"d\" : [ ] }";

    @Test
    void acceptsAndRefusesWhatAnIndependentReaderDoes() {
        Random random = new Random(11);
        byte[] alphabet = "{}[]\",:\\u0129eE+-. \ntrfalsné😀".getBytes(StandardCharsets.UTF_8);
        int readable = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] text = SEED.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(3); k >= 0; k--) {
                text[random.nextInt(text.length)] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
            }
            JsonNode expected = jackson(text);
            Json actual = read(text);

            assertThat(actual != null)
                    .as(new String(text, StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected != null);
            if (actual != null && expected != null) {
                assertThat(jackson(actual.toString().getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(expected);
                readable++;
            }
        }
        assertThat(readable).isGreaterThan(RUNS / 40);
    }

    @Test
    void numbersAreEqualExactlyIfBigDecimalSaysSo() {
        Random random = new Random(3);
        for (int run = 0; run < RUNS; run++) {
            String one = number(random);
            String other = number(random);
            boolean same = new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;

            assertThat(Json.number(one).equals(Json.number(other)))
                    .as("%s and %s", one, other)
                    .isEqualTo(same);
            assertThat(Json.number(one).hash() == Json.number(other).hash()).isEqualTo(same);
            assertThat(((JsonScalar) Json.number(one)).number().decimal()).isEqualByComparingTo(new BigDecimal(one));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e9223372036854775807,10e9223372036854775806,true",
        "1e9223372036854775808,10e9223372036854775807,true",
        "1e9223372036854775808,1e9223372036854775807,false",
        "1e0000000000000000000000000002,100,true",
        "0e99999999999999999999999,-0.0,true",
        "1e-99999999999999999999999,10e-100000000000000000000000,true"
    })
    void powersOfTenOfAnySizeAreExact(String one, String other, boolean same) {
        assertThat(Json.number(one).equals(Json.number(other))).isEqualTo(same);
        assertThat(Json.number(one).hash() == Json.number(other).hash()).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "😀", "\ud800", "a\udc00b", "\uFFFD", "\ud83d\ud83d\ude00", "\u0000"})
    void textsOfAnyCharactersStayWhatTheyAre(String text) throws Unreadable {
        JsonScalar made = (JsonScalar) Json.string(text);

        assertThat(made.text()).isEqualTo(text);
        assertThat(new JsonReader().read(made.toString())).isEqualTo(made);
    }

    @Test
    void escapesSayTheSameAsTheCharacters() throws Unreadable {
        JsonReader reader = new JsonReader();

        assertThat(reader.read("{\"\\u0061\\/\":\"\\ud83d\\ude00\"}")).isEqualTo(reader.read("{\"a/\":\"😀\"}"));
    }

    @Test
    void longTextsWithEscapesAreReadWhole() throws Unreadable {
        String text = "line of a text\n\"quoted\" ".repeat(1_000);

        JsonScalar read = (JsonScalar) new JsonReader().read(Json.string(text).toString());

        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void bothDocumentsShareOneBoundOnMemory() throws Unreadable {
        TreeMemory memory = new TreeMemory(10_000);
        JsonReader reader = new JsonReader(ContentHash.PROCESS, memory);
        String text = "[" + "0,".repeat(100) + "0]";

        reader.read(text);

        assertThat(memory.taken()).isBetween(4_000L, 5_000L);
        reader.read(text);
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("too large");
    }

    private static @Nullable Json read(byte[] text) {
        try {
            return new JsonReader().read(ByteBuffer.wrap(text));
        } catch (Unreadable unreadable) {
            return null;
        }
    }

    private static @Nullable JsonNode jackson(byte[] text) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            JsonNode tree = JACKSON.readTree(decoded);
            return tree.isMissingNode() ? null : tree;
        } catch (IOException malformed) {
            return null;
        }
    }

    private static String number(Random random) {
        String whole = random.nextInt(3) == 0 ? "0" : Integer.toString(1 + random.nextInt(3) * 10);
        String fraction = random.nextBoolean() ? "" : "." + "0".repeat(random.nextInt(2)) + random.nextInt(20);
        String exponent = random.nextBoolean() ? "" : (random.nextBoolean() ? "e" : "E") + (random.nextInt(7) - 3);
        return (random.nextInt(4) == 0 ? "-" : "") + whole + fraction + exponent;
    }
}
