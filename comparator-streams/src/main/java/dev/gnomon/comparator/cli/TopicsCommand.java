package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.provision.TopicReport;
import dev.gnomon.comparator.provision.TopicSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates the topics, or checks them. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Creates the topics, or checks how they are set up.")
final class TopicsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the topics: create or check");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Creates the topics that are missing and leaves the others as they are.")
    int create(
            @Mixin ConfigOptions options,
            @Option(names = "--partitions", paramLabel = "N", description = "Partitions of each result topic.")
                    @Nullable
                    String partitions,
            @Option(names = "--replication-factor", paramLabel = "N", description = "Replicas of each topic.") @Nullable
                    String replicationFactor,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        Map<String, String> flags = new HashMap<>();
        if (partitions != null) {
            flags.put("topics.partitions", partitions);
        }
        if (replicationFactor != null) {
            flags.put("topics.replication.factor", replicationFactor);
        }
        return print(TopicSetup.create(options.load(flags)), json);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says how each topic stands; exit status 1 if the comparator could not run with them.")
    int check(
            @Mixin ConfigOptions options,
            @Option(names = "--json", description = "Print the result as JSON.") boolean json) {
        return print(TopicSetup.check(options.load(Map.of())), json);
    }

    private int print(List<TopicReport> reports, boolean json) {
        Screen out = Screen.of(spec);
        boolean usable = reports.stream().allMatch(TopicReport::usable);
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("usable", usable);
            ArrayNode topics = result.putArray("topics");
            reports.forEach(report -> topics.addObject()
                    .put("topic", report.topic())
                    .put("outcome", report.outcome().name())
                    .put("detail", report.detail()));
            out.json(result);
        } else {
            reports.forEach(report -> out.printf(
                    "%-8s %s: %s%n",
                    report.outcome().name().toLowerCase(Locale.ROOT), report.topic(), report.detail()));
        }
        return usable ? ExitStatus.OK : ExitStatus.NO;
    }
}
