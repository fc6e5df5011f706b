package dev.gnomon.comparator.topology;

import static dev.gnomon.comparator.Observations.MIGRATION;
import static dev.gnomon.comparator.Observations.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose time is ahead of our clock, and what is said of them. */
class RecordsAheadTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    @TempDir
    Path stateFolder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private TopologyFixture comparator;

    @BeforeEach
    void start() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        comparator = new TopologyFixture(PairingConfig.DEFAULT.withWindow(WINDOW), stateFolder);
    }

    @AfterEach
    void stop() {
        comparator.close();
        System.setErr(standardError);
    }

    @Test
    void aTimestampFarInTheFutureAffectsNoOtherPair() {
        byte[] poison = Codec.of(Observation.class).encode(answered(Side.OLD, "poison", "1"));
        comparator.send(
                Side.OLD,
                "poison".getBytes(StandardCharsets.UTF_8),
                poison,
                TopologyFixture.START.plus(Duration.ofDays(70 * 365)).toEpochMilli());
        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.pass(Duration.ofSeconds(2));
        comparator.observe(answered(Side.NEW, "r1", "1"));
        comparator.pass(WINDOW.plusSeconds(5));

        assertThat(comparator.discrepancies()).singleElement().satisfies(missing -> {
            assertThat(missing.getRequestId()).isEqualTo("poison");
            assertThat(missing.getVerdict()).isEqualTo(Verdict.MISSING_NEW);
        });
        assertThat(matches()).isEqualTo(1);
    }

    @Test
    void aClockBehindTheBrokersPairsMakesNothingMissingAndIsToldOnceAMinute() {
        comparator.brokerIsAhead(Duration.ofSeconds(60));
        comparator.observe(answered(Side.OLD, "pair", "1"));
        comparator.observe(answered(Side.NEW, "pair", "1"));
        comparator.observe(answered(Side.OLD, "no-new", "1"));
        comparator.pass(ClockWarning.INTERVAL.minusSeconds(4));
        comparator.observe(answered(Side.OLD, "another", "1"));

        List<Discrepancy> missing = comparator.discrepancies();
        assertThat(missing).isEmpty();
        assertThat(matches()).isEqualTo(1);
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("test.old-results-0 has records that are 60000 ms ahead of this machine's clock")
                .contains("no counterpart becomes missing: set the clock and restart the comparator");

        comparator.pass(Duration.ofSeconds(5));
        comparator.observe(answered(Side.NEW, "a-minute-later", "1"));
        assertThat(warnings()).hasSize(2).last().asString().contains("test.new-results-0 has");
    }

    @Test
    void aClockThatIsALittleBehindIsNotWorthALine() {
        comparator.brokerIsAhead(Duration.ofSeconds(5));
        comparator.observe(answered(Side.OLD, "no-new", "1"));
        comparator.pass(WINDOW.plusSeconds(7));

        assertThat(comparator.discrepancies()).hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    private long matches() {
        comparator.rates();
        return comparator.ratesInStore(MIGRATION).getTotal().getMatch();
    }

    private List<String> warnings() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ahead of this machine's clock"))
                .toList();
    }
}
