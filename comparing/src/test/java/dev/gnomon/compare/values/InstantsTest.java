package dev.gnomon.compare.values;

import static dev.gnomon.compare.values.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.compare.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    private static final Parser TEXTS = Parsers.instant(null, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-05T14:22:51+02:00|2024-03-05T12:22:51Z",
                "2024-03-05t12:22:51z|2024-03-05T12:22:51Z",
                "2024-03-05 12:22:51Z|2024-03-05T12:22:51Z",
                "2024-03-05 12:22:51+00|2024-03-05T12:22:51Z",
                "2024-03-05T12:22:51.000+00:00|2024-03-05T12:22:51Z",
                "2024-03-05T12:22:51,5Z|2024-03-05T12:22:51.5Z",
                "2024-03-05T12:22:51.1234567890123456780Z|2024-03-05T12:22:51.123456789012345678Z",
                "2024-03-05T12:22Z|2024-03-05T12:22:00Z",
                "2024-03-05T12:22:51-00:00|2024-03-05T12:22:51Z",
                "2024-03-05T00:00:00+23:59|2024-03-04T00:01:00Z",
                "2024-03-05T24:00:00Z|2024-03-06T00:00:00Z",
                "2024-12-31T24:00Z|2025-01-01T00:00:00Z",
                "20240305T122251Z|2024-03-05T12:22:51Z",
                "20240305T1222+0200|2024-03-05T10:22:00Z",
                "2016-12-31T23:59:60Z|2016-12-31T23:59:60Z",
                "2017-01-01T05:29:60.5+05:30|2016-12-31T23:59:60.5Z",
                "0000-01-01T00:00:00Z|0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z|-0001-01-01T00:00:00Z",
                "+12024-01-01T01:00:00+01:00|+12024-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z|+999999999-12-31T23:59:59Z"
            })
    void textsOfOneInstantBecomeTheSame(String text, String inUtc) {
        assertThat(TEXTS.parse(Json.string(text), Work.UNCOUNTED)).isEqualTo(Json.string(inUtc));
        assertThat(TEXTS.parse(Json.string(inUtc), Work.UNCOUNTED)).isEqualTo(Json.string(inUtc));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-03-05",
                "2024-03-05T12:22:51",
                "2024-02-30T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-03-05T25:00:00Z",
                "2024-03-05T24:00:01Z",
                "2024-03-05T24:00:00.5Z",
                "2024-03-05T12:60:00Z",
                "2024-03-05T12:22:60Z",
                "2024-03-05T23:59:60Z",
                "2024-03-05T12:22:61Z",
                "2024-03-05T12:22:51.Z",
                "2024-03-05T12:22:51+24:00",
                "2024-03-05T12:22:51+02:60",
                "2024-03-05T12:22:51+2",
                "2024-03-05T12:22:51+",
                "2024-03-05T12:22:51Zulu",
                "2024-03-05T12:22:51 Z",
                "2024-3-5T12:22:51Z",
                "20240305T12:22:51ZZ",
                "+2024-03-05T12:22:51",
                "12024-01-01T00:00:00Z",
                "٢٠٢٤-03-05T12:22:51Z",
                "1714557600000"
            })
    void whatIsNoInstantIsNone(String text) {
        assertThat(TEXTS.parse(Json.string(text), Work.UNCOUNTED)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1714557600,s,2024-05-01T10:00:00Z",
        "1714557600000,ms,2024-05-01T10:00:00Z",
        "1714557600000000,us,2024-05-01T10:00:00Z",
        "1714557600.25,s,2024-05-01T10:00:00.25Z",
        "1.7145576e9,s,2024-05-01T10:00:00Z",
        "-1,ms,1969-12-31T23:59:59.999Z",
        "-0.5,s,1969-12-31T23:59:59.5Z"
    })
    void numbersCountInTheirUnit(String number, String unit, String inUtc) {
        assertThat(Parsers.instant(EpochUnit.of(unit), null).parse(json(number), Work.UNCOUNTED))
                .isEqualTo(Json.string(inUtc));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e30", "-1e18"})
    void numbersBeyondAllYearsAreNoInstants(String number) {
        assertThat(Parsers.instant(EpochUnit.SECONDS, null).parse(json(number), Work.UNCOUNTED))
                .isNull();
    }

    @Test
    void numbersWithoutAUnitAreNoInstants() {
        assertThat(TEXTS.parse(json("1714557600"), Work.UNCOUNTED)).isNull();
        assertThat(TEXTS.parse(Json.NULL, Work.UNCOUNTED)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T10:00:00,2024-05-01T08:00:00Z",
        "2024-05-01T10:00:00Z,2024-05-01T10:00:00Z",
        "2024-10-27T02:30:00,2024-10-27T00:30:00Z"
    })
    void aZoneCompletesTextsThatNameNone(String text, String inUtc) {
        Parser berlin = Parsers.instant(null, ZoneId.of("Europe/Berlin"));

        assertThat(berlin.parse(Json.string(text), Work.UNCOUNTED)).isEqualTo(Json.string(inUtc));
    }

    @Test
    void aTimeThatTheZoneSkipsIsNoInstant() {
        Parser berlin = Parsers.instant(null, ZoneId.of("Europe/Berlin"));

        assertThat(berlin.parse(Json.string("2024-03-31T02:30:00"), Work.UNCOUNTED))
                .isNull();
    }

    @Test
    void randomInstantsAreReadAsJavaReadsThem() {
        Random random = new Random(3);
        for (int run = 0; run < 20_000; run++) {
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong() % 200_000_000_000L, random.nextInt(1_000_000_000));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(36 * 60) - 18 * 60));
            String text = OffsetDateTime.ofInstant(instant, offset).toString();

            Moment moment = InstantReader.read(text, null);

            assertThat(Instant.parse(Objects.requireNonNull(moment, text).text()))
                    .as(text)
                    .isEqualTo(instant);
        }
    }
}
