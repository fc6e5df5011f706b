package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.provision.Finding;
import dev.gnomon.comparator.provision.Finding.Verdict;
import dev.gnomon.comparator.provision.KafkaCheckup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that an installation needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at Kafka, the topics, the clock, the disk, the instances, a running comparator and the token, and"
                        + " says of each what to do; exit status 1 if anything is wrong. Takes the same configuration as 'serve',"
                        + " and changes nothing.")
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Mixin
    private RestOptions restOptions = new RestOptions();

    @Override
    public Integer call() throws Exception {
        ComparatorConfig config = configOptions.load(Map.of());
        RestClient comparator = restOptions.client();
        List<Finding> findings = new ArrayList<>();
        findings.add(versions());
        findings.addAll(KafkaCheckup.look(config));
        findings.add(new DiskCheckup(config.streams().stateFolder()).look());
        findings.addAll(new ComparatorCheckup(comparator, config.streams().applicationId()).look());
        boolean good = findings.stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG);
        Screen out = Screen.of(spec);
        if (restOptions.json()) {
            out.json(json(findings, good));
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        return good ? ExitStatus.OK : ExitStatus.NO;
    }

    private static Finding versions() throws Exception {
        return Finding.good(
                "versions",
                new Version().getVersion()[0] + ", Java " + Runtime.version().feature() + ", Kafka clients "
                        + AppInfoParser.getVersion());
    }

    private static ObjectNode json(List<Finding> findings, boolean good) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("good", good);
        ArrayNode checks = result.putArray("checks");
        findings.forEach(finding -> checks.addObject()
                .put("check", finding.check())
                .put("verdict", finding.verdict().name())
                .put("found", finding.found())
                .put("todo", finding.todo()));
        return result;
    }

    private static void print(Finding finding, Screen out) {
        String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
        out.printf("%-8s %-11s %s%n", verdict, finding.check(), finding.found());
        if (!finding.todo().isEmpty()) {
            out.printf("%-20s -> %s%n", "", finding.todo());
        }
    }
}
