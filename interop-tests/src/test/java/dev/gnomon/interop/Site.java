package dev.gnomon.interop;

import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.cli.Main;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigSources;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.embedded.TopicContents;
import dev.gnomon.schemas.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A broker with the topics of one installation, and a comparator that comes and goes. */
final class Site implements AutoCloseable {

    static final Topics TOPICS = Topics.withPrefix("gnomon.");
    static final Duration SOON = Duration.ofSeconds(90);

    private final EmbeddedKafka kafka;
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "topics.partitions", "3",
            "pairing.window", "2s",
            "pairing.late.horizon", "60s",
            "pairing.duplicate.horizon", "120s",
            "http.port", "0"));
    private @Nullable Comparator comparator;

    /** What a run of the command line gave. */
    record Run(int status, String output) {}

    Site(Path folder, Map<String, String> more) {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("streams.state.folder", folder.resolve("state").toString());
        settings.putAll(more);
        createTopics();
    }

    final void createTopics() {
        var unused = TopicSetup.create(config());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Sets an option of the comparators that are started from now on. */
    void set(String option, String value) {
        settings.put(option, value);
    }

    Comparator startComparator() {
        Comparator started = Comparator.start(config());
        comparator = started;
        await().atMost(SOON).until(() -> started.status().ready());
        return started;
    }

    void stopComparator() {
        if (comparator != null) {
            comparator.close();
            comparator = null;
        }
    }

    private ComparatorConfig config() {
        return new ConfigSources(null, Map.of(), settings).load();
    }

    /** The rates of a migration, as REST tells them. */
    String rates(String migration) throws Exception {
        if (comparator == null) {
            throw new IllegalStateException("no comparator runs");
        }
        URI rates = comparator.uri().resolve("/api/migrations/" + migration + "/rates");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(rates).build(), BodyHandlers.ofString())
                .body()
                .replaceAll("\\s", "");
    }

    Run gnomon(String command, String... more) {
        StringWriter output = new StringWriter();
        CommandLine commands =
                Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(output, true));
        List<String> args = new ArrayList<>(List.of(command));
        settings.forEach((option, value) -> args.addAll(List.of("--set", option + "=" + value)));
        args.addAll(List.of(more));
        return new Run(commands.execute(args.toArray(String[]::new)), output.toString());
    }

    Run verify() {
        if (comparator == null) {
            throw new IllegalStateException("no comparator runs");
        }
        return gnomon("verify", "--url", comparator.uri().toString());
    }

    /** Everything that is committed on a topic at this moment. */
    List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic) {
        return TopicContents.of(bootstrapServers(), topic);
    }

    @Override
    public void close() {
        stopComparator();
        kafka.close();
    }
}
