package dev.gnomon.compare.values;

import static dev.gnomon.compare.values.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

    @ParameterizedTest
    @CsvSource({
        "10.00,10.01,0.01,,true",
        "10.00,10.010000000000000000001,0.01,,false",
        "0.30000000000000004,0.3,,1e-12,true",
        "0,1e-12,,1e-9,false",
        "0,1e-12,1e-12,1e-9,true",
        "100,99,,0.01,true",
        "99,100,,0.01,true",
        "100,98.99,,0.01,false",
        "-5,5,,2,true",
        "-5,5,,1.99,false",
        "1e999999999,1,,1,true",
        "1e999999999,-1,,1,false",
        "1e-999999999,1e999999999,1e5,,false",
        "1e-999999999,2e-999999999,0,,false",
        "'\"10.0\"','\"10.00\"',1,,false",
        "10.0,'\"10.0\"',1,,false",
        "null,null,1,,true",
        "true,false,1,,false"
    })
    void numbersMayBeAsFarApart(String one, String other, @Nullable String abs, @Nullable String rel, boolean allowed) {
        Tolerance tolerance =
                new Tolerance(abs == null ? null : Decimal.parse(abs), rel == null ? null : Decimal.parse(rel), null);

        assertThat(tolerance.allows(json(one), json(other), Work.UNCOUNTED)).isEqualTo(allowed);
        assertThat(tolerance.allows(json(other), json(one), Work.UNCOUNTED)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-03T09:24:58.000Z,2019-12-03T09:25:00.340Z,PT10S,true",
        "2019-12-03T09:24:58Z,2019-12-03T09:24:59Z,PT1S,true",
        "2019-12-03T09:24:58Z,2019-12-03T09:24:59.0000000001Z,PT1S,false",
        "2016-12-31T23:59:60Z,2017-01-01T00:00:00Z,PT0S,true",
        "2019-12-03T09:24:58Z,2019-12-03T10:24:58+01:00,PT0S,true",
        "2019-12-03T09:24:58Z,'',PT1S,false",
        "x,x,PT1S,false"
    })
    void instantsMayBeAsFarApart(String one, String other, String time, boolean allowed) {
        Tolerance tolerance = new Tolerance(null, null, Duration.parse(time));

        assertThat(tolerance.allows(json("'" + one + "'"), json("'" + other + "'"), Work.UNCOUNTED))
                .isEqualTo(allowed);
    }

    @Test
    void aToleranceForTimesAllowsNothingForNumbers() {
        assertThat(new Tolerance(null, null, Duration.ofDays(1)).allows(json("1"), json("2"), Work.UNCOUNTED))
                .isFalse();
    }
}
