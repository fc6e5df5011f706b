package dev.gnomon.comparator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.app.Configs;
import dev.gnomon.comparator.cli.Main;
import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a comparator and a broker that are real; each difference in it is one that was planted. */
class VerifyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = Topics.withPrefix("verified.");
    private static final Map<String, String> SETTINGS = Map.of(
            "topics.prefix", TOPICS.prefix(),
            "topics.partitions", "3",
            "pairing.window", "1s",
            "pairing.late.horizon", "3s",
            "pairing.duplicate.horizon", "60s");

    @TempDir
    private Path brokerFolder;

    @TempDir
    private Path stateFolder;

    private EmbeddedKafka kafka;
    private Comparator comparator;
    private ResultTraffic traffic;
    private ComparatorConfig config;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(brokerFolder);
        config = Configs.of(kafka.bootstrapServers(), stateFolder, SETTINGS);
        TopicSetup.create(config);
        comparator = Comparator.start(config);
        traffic = new ResultTraffic(kafka.bootstrapServers(), TOPICS);
        await().atMost(PATIENCE).until(() -> comparator.status().ready());
    }

    @AfterEach
    void stop() {
        traffic.close();
        comparator.close();
        kafka.close();
    }

    @Test
    void nothingDiffersAfterTrafficOfEveryKindAndEveryPlantedErrorIsFound() throws Exception {
        // Given
        sendOfEveryKind();

        // Then
        Run clean = verify();
        assertThat(clean.status()).as(clean.output()).isZero();
        assertThat(clean.output())
                .contains("nothing differs in 1 migration(s)")
                .contains("MATCH", "MISMATCH", "NEW_FAILED", "MISSING_NEW", "MISSING_OLD", "duplicates")
                .contains("conflictingDuplicates", "revisions", "tooLate", "repeats", "misrouted")
                .doesNotContain("differs\n", "pending");

        // When
        traffic.send(TOPICS.discrepancies(), "match-1", event("match-1"));

        // Then
        Run planted = verify("--timeout", "0");
        assertThat(planted.status()).isEqualTo(1);
        assertThat(planted.output())
                .contains("discrepancies that differ: 1")
                .contains("customer-id match-1: recounted none; published 0: MISMATCH");
        assertThat(verify("--timeout", "0", "--json").output())
                .contains("\"equal\" : false")
                .contains("\"requestId\" : \"match-1\"");
        aCountThatIsOffByOneIsFound();
    }

    private void aCountThatIsOffByOneIsFound() throws InterruptedException {
        Verifier.Installation installation =
                new Verifier.Installation(new ClientProperties(config).consumer(), TOPICS, config.pairing());
        Map<Count, Long> right = new Verifier(installation, Map::of)
                .verify(Duration.ZERO)
                .migrations()
                .get(0)
                .recounted();
        Map<Count, Long> wrong = new EnumMap<>(right);
        wrong.merge(Count.MATCH, 1L, Long::sum);

        VerificationReport report =
                new Verifier(installation, () -> Map.of(Observations.MIGRATION, wrong)).verify(Duration.ZERO);

        assertThat(report.equal()).isFalse();
        assertThat(report.migrations().get(0).equal(Count.MATCH)).isFalse();
        assertThat(report.migrations().get(0).equal(Count.MISMATCH)).isTrue();
    }

    private void sendOfEveryKind() {
        for (int i = 0; i < 200; i++) {
            traffic.pair("match-" + i, "{\"id\":" + i + "}", "{ \"id\" : " + i + ".0 }");
        }
        for (int i = 0; i < 20; i++) {
            traffic.pair("mismatch-" + i, "{\"id\":" + i + "}", "{\"id\":-1}");
            traffic.side(Observations.answered(Side.OLD, "failed-" + i, "1"));
            traffic.side(Observations.failed(Side.NEW, "failed-" + i, "Timeout"));
            traffic.side(Observations.answered(Side.OLD, "match-" + i, "{\"id\":" + i + "}"));
            traffic.side(Observations.answered(Side.NEW, "match-" + i, "conflict"));
            traffic.side(Observations.answered(Side.OLD_REPEAT, "match-" + i, "1"));
            traffic.side(Observations.answered(Side.OLD, "old-only-" + i, "1"));
            traffic.side(Observations.answered(Side.NEW, "new-only-" + i, "1"));
            traffic.side(Observations.answered(Side.OLD, "late-" + i, "1"));
            traffic.side(Observations.answered(Side.OLD, "too-late-" + i, "1"));
        }
        traffic.misrouted(Observations.answered(Side.OLD, "misrouted", "1"));
        traffic.send(TOPICS.oldResults(), "garbage", new byte[] {1, 2, 3});
        traffic.send(TOPICS.newResults(), "empty", new byte[0]);
        traffic.send(TOPICS.newResults(), "tombstone", null);
        traffic.send(TOPICS.newResults(), null, new byte[] {1});
        Instant sent = Instant.now();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(sent.plusMillis(1_300)));
        for (int i = 0; i < 20; i++) {
            traffic.side(Observations.answered(Side.NEW, "late-" + i, Integer.toString(i % 2)));
        }
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(sent.plusMillis(4_500)));
        for (int i = 0; i < 20; i++) {
            traffic.side(Observations.answered(Side.NEW, "too-late-" + i, "1"));
        }
    }

    private static byte[] event(String requestId) {
        return Codec.of(Discrepancy.class)
                .encode(Discrepancy.newBuilder()
                        .setDiscrepancyId("planted")
                        .setRevision(0)
                        .setMigration(Observations.MIGRATION)
                        .setRequestId(requestId)
                        .setVerdict(Verdict.MISMATCH)
                        .setDecidedAt(Instant.EPOCH)
                        .setRulesVersion(0)
                        .setDifferences(List.of())
                        .setDifferencesOmitted(0)
                        .setSignature("planted")
                        .build());
    }

    private record Run(int status, String output) {}

    private Run verify(String... more) {
        StringWriter output = new StringWriter();
        CommandLine commands =
                Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        List<String> args =
                new ArrayList<>(List.of("verify", "--url", comparator.uri().toString()));
        args.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        SETTINGS.forEach((option, value) -> args.addAll(List.of("--set", option + "=" + value)));
        args.addAll(List.of(more));
        return new Run(commands.execute(args.toArray(String[]::new)), output.toString());
    }
}
