package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.cli.Main;
import dev.gnomon.comparator.config.ConfigSources;
import dev.gnomon.comparator.provision.TopicReport;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.schemas.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/** One installation: its topics, its comparators, and what they publish. For one thread. */
final class FaultScenario implements AutoCloseable {

    static final Duration WINDOW = Duration.ofSeconds(2);
    static final int THREADS = 2;

    /** When a broker that hangs is given up; by default it takes 30 s, for each of several requests in turn. */
    static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Path folder;
    private final String bootstrapServers;
    private final Map<String, String> options;
    private final Admin admin;
    private final DiscrepancyReader reader;
    private final List<ComparatorProcess> started = new ArrayList<>();

    /** Creates the topics; {@code name} is the application ID and the topics' prefix. */
    FaultScenario(String bootstrapServers, String name, Path folder) {
        this.name = name;
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        options = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "kafka.consumer.session.timeout.ms",
                "6000",
                "kafka.consumer.heartbeat.interval.ms",
                "1500",
                "topics.prefix",
                topics().prefix(),
                "topics.partitions",
                "4",
                "streams.application.id",
                name,
                "streams.threads",
                Integer.toString(THREADS),
                "pairing.window",
                WINDOW.toMillis() + "ms",
                "pairing.late.horizon",
                "120s"));
        TopicSetup.create(new ConfigSources(null, Map.of(), options).load());
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 4_000, "default.api.timeout.ms", 8_000));
        reader = new DiscrepancyReader(bootstrapServers, topics().discrepancies());
    }

    Topics topics() {
        return Topics.withPrefix(name + ".");
    }

    Admin admin() {
        return admin;
    }

    DiscrepancyReader reader() {
        return reader;
    }

    /** Sets an option for the comparators that are started from now on. */
    void set(String option, String value) {
        options.put(option, value);
    }

    /** Where the comparator of this name keeps its state. */
    Path stateFolder(String comparator) {
        return folder.resolve(name).resolve(comparator);
    }

    /** Starts a comparator on the state folder of its name. */
    ComparatorProcess comparator(String comparator) {
        Map<String, String> its = new HashMap<>(options);
        its.put("streams.state.folder", stateFolder(comparator).toString());
        ComparatorProcess process =
                ComparatorProcess.start(its, folder.resolve(name + "-" + comparator + "-" + started.size() + ".log"));
        started.add(process);
        return process;
    }

    /** Starts requests like those of every other run with this name. */
    Traffic traffic() {
        return Traffic.start(bootstrapServers, topics(), name.hashCode());
    }

    /** Waits until every partition has had a verdict after now. */
    void awaitVerdictsEverywhere() {
        long now = System.nanoTime();
        await("verdicts in every partition").atMost(PATIENCE).until(() -> reader.allSince(now));
    }

    /** Waits until so many comparators, and no others, are members of the group. */
    void awaitMembers(int comparators) {
        await("members of the group")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> members() == comparators * THREADS);
    }

    private int members() throws ExecutionException, InterruptedException {
        return group().members().size();
    }

    /** The ID of the broker that coordinates the comparators. */
    int coordinator() throws ExecutionException, InterruptedException {
        return group().coordinator().id();
    }

    private ConsumerGroupDescription group() throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(name)).all().get().get(name));
    }

    /** What the comparators have committed to have read. */
    Map<TopicPartition, OffsetAndMetadata> committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(name)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Asserts that {@code comparator}, the only one left, comes to what a recount comes to, and said nothing twice. */
    void assertNothingDiffers(ComparatorProcess comparator) {
        assertVerified(comparator);
        assertThat(reader.twice()).isEmpty();
        assertThat(reader.seen()).isPositive();
    }

    /** Asserts that {@code comparator}, the only one left, comes to what a recount comes to. */
    void assertVerified(ComparatorProcess comparator) {
        comparator.awaitReady();
        await("the recount").atMost(PATIENCE).untilAsserted(() -> {
            StringWriter output = new StringWriter();
            assertThat(verify(comparator, output))
                    .as(() -> output + comparator.log())
                    .isZero();
        });
    }

    /** Resets: what was published is deleted, and the next comparator begins anew. */
    void reset(String applicationId) throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(topics().discrepancies(), topics().deadLetters()))
                .all()
                .get();
        await("topics made anew")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> TopicSetup.create(new ConfigSources(null, Map.of(), options).load()).stream()
                        .allMatch(TopicReport::usable));
        options.put("streams.application.id", applicationId);
    }

    private int verify(ComparatorProcess comparator, StringWriter output) {
        CommandLine commands =
                Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        List<String> args =
                new ArrayList<>(List.of("verify", "--url", comparator.uri().toString(), "--timeout", "30"));
        options.forEach((option, value) -> args.addAll(List.of("--set", option + "=" + value)));
        return commands.execute(args.toArray(String[]::new));
    }

    @Override
    public void close() {
        started.forEach(ComparatorProcess::close);
        reader.close();
        admin.close(Duration.ZERO);
    }
}
