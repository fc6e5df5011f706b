package dev.gnomon.compare.values;

import static dev.gnomon.compare.values.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {

    @Test
    void embeddedJsonIsItsValue() {
        assertThat(parse(Parsers.JSON, " {\"b\": 1, \"a\": [1.0]} ")).isEqualTo(json("{'a':[1],'b':1}"));
        assertThat(parse(Parsers.JSON, "\"x\"")).isEqualTo(json("'x'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "NaN", "{\"a\":1,\"a\":2}", "plain"})
    void whatIsNotOneJsonValueIsNone(String text) {
        assertThat(parse(Parsers.JSON, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"eyJhIjoxfQ==,{\"a\":1}", "eyJhIjoxfQ,{\"a\":1}", "Pz8_,???", "Pz8/,???", "4oKs,€", "eA==,x"})
    void base64IsReadInBothAlphabetsWithAndWithoutPadding(String text, String inside) {
        assertThat(parse(Parsers.BASE64, text)).isEqualTo(Json.string(inside));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "eyJ h", "eA=", "/w==", "{\"a\":1}", "eA==eA=="})
    void whatIsNoTextInBase64IsNone(String text) {
        assertThat(parse(Parsers.BASE64, text)).isNull();
    }

    @Test
    void linesOfJsonAreAList() {
        assertThat(parse(Parsers.NDJSON, "{\"a\":1}\r\n\n2\n")).isEqualTo(json("[{'a':1},2]"));
        assertThat(parse(Parsers.NDJSON, "{\"a\":1}\n{")).isNull();
        assertThat(parse(Parsers.NDJSON, " \n")).isNull();
    }

    @Test
    void textsOfANumberAreTheNumber() {
        assertThat(parse(Parsers.NUMBER, "12.50")).isEqualTo(json("12.5"));
        assertThat(Parsers.NUMBER.parse(json("0"), Work.UNCOUNTED)).isEqualTo(json("0"));
        assertThat(parse(Parsers.NUMBER, "12 EUR")).isNull();
        assertThat(Parsers.NUMBER.parse(Json.TRUE, Work.UNCOUNTED)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://x.test/f?b=2&a=1 https://x.test/f?a=1&b=2",
                "/f?b=1&a=2&b=0#q?z=1&y=2 /f?a=2&b=1&b=0#q?z=1&y=2",
                "/f?a=%2f%c3%a9 /f?a=%2F%C3%A9",
                "/%7Euser/%41 /~user/A",
                "/f?b&a /f?a&b",
                "/plain /plain"
            })
    void queryParametersHaveNoOrder(String text, String canonical) {
        assertThat(parse(Parsers.URL, text)).isEqualTo(Json.string(canonical));
    }

    @Test
    void parametersOfOneNameKeepTheirOrder() {
        assertThat(parse(Parsers.URL, "?a=2&a=1")).isNotEqualTo(parse(Parsers.URL, "?a=1&a=2"));
        assertThat(parse(Parsers.URL, "?a=%2B")).isNotEqualTo(parse(Parsers.URL, "?a=+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "%zz", "%4", "{\"a\":1}", "a\u0000"})
    void whatCannotBeAUrlIsNone(String text) {
        assertThat(parse(Parsers.URL, text)).isNull();
    }

    @Test
    void aChainReadsOneAfterTheOtherOrNothing() {
        Parser chain = Parsers.BASE64.then(Parsers.JSON);

        assertThat(parse(chain, "eyJhIjoxLCJiIjoyfQ==")).isEqualTo(json("{'a':1,'b':2}"));
        assertThat(parse(chain, "eA==")).isNull();
    }

    @Test
    void whatCannotBeReadStaysAsItIs() {
        Json value = Json.string("rubbish");

        assertThat(ValueFunctions.parsed(Parsers.XML).apply(value, Work.UNCOUNTED))
                .isSameAs(value);
    }

    private static @Nullable Json parse(Parser parser, String text) {
        return parser.parse(Json.string(text), Work.UNCOUNTED);
    }

    @Test
    void jsonInsideTextsIsReadBySomebodyWhoBoundsMemory() {
        Work work = new Work() {
            @Override
            public void spend(long steps) {}

            @Override
            public Json read(String text) throws Unreadable {
                throw new Unreadable("takes too much", "");
            }
        };

        assertThat(Parsers.JSON.parse(Json.string("1"), work)).isNull();
    }
}
