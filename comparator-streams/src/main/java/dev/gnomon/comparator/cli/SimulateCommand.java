package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.decide.ChangeDetector;
import dev.gnomon.comparator.decide.GuardPolicy;
import dev.gnomon.comparator.decide.JsonFields;
import dev.gnomon.comparator.decide.PairCounts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays traffic through the guard. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays traffic through the guard, without Kafka, and prints its evidence second by second.",
            "One line of the file is one second: {\"requests\": 500, \"bad\": 3}"
        })
final class SimulateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--guard",
            required = true,
            paramLabel = "FILE",
            description = "JSON Lines of seconds; '-' is standard input.")
    private String file = "-";

    @Option(
            names = "--limit",
            paramLabel = "RATE",
            defaultValue = "0.005",
            description = "The rate that is accepted (default: ${DEFAULT-VALUE}).")
    private double limit;

    @Option(
            names = "--mean-years",
            paramLabel = "YEARS",
            defaultValue = "10",
            description = "Years of traffic to a false alarm, on average (default: ${DEFAULT-VALUE}).")
    private double meanYears;

    @Option(
            names = "--burst",
            paramLabel = "F",
            defaultValue = "3",
            description = "By what evidence is divided, since bad answers come in bursts (default: ${DEFAULT-VALUE}).")
    private double burst;

    @Option(
            names = "--metrics",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many metrics share those years (default: ${DEFAULT-VALUE}).")
    private int metrics;

    @Override
    public Integer call() {
        require(limit > 0 && limit < 1, "--limit is " + limit + "; it must be greater than 0 and less than 1");
        require(
                meanYears >= 0.001 && meanYears <= 1e6,
                "--mean-years is " + meanYears + "; it must be 0.001 to 1000000");
        require(burst >= 1 && burst <= 1_000, "--burst is " + burst + "; it must be between 1 and 1000");
        require(metrics >= 1 && metrics <= 1_000, "--metrics is " + metrics + "; it must be between 1 and 1000");
        GuardPolicy policy = new GuardPolicy(GuardPolicy.Mode.DRY_RUN, meanYears, burst, false);
        Playing playing = new Playing(policy.detector(limit, metrics));
        return new JsonLines(spec.commandLine(), file).answer(playing::second) ? ExitStatus.OK : ExitStatus.USAGE;
    }

    private void require(boolean good, String otherwise) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /** A guard from its first second on. Once it has fired it stays so. */
    private static final class Playing {

        private ChangeDetector detector;
        private double sinceTraffic;
        private boolean alarm;

        Playing(ChangeDetector detector) {
            this.detector = detector;
        }

        /** A line that is wrong is a second without traffic. */
        JsonNode second(JsonFields line, List<String> mistakes) {
            long requests = line.whole("requests", 0, 0, PairCounts.MOST);
            long bad = line.whole("bad", 0, 0, requests);
            line.refuseUnknown();
            sinceTraffic++;
            if (mistakes.isEmpty() && requests > 0) {
                detector = detector.tick(sinceTraffic, requests, bad);
                sinceTraffic = 0;
            }
            alarm |= detector.alarm();
            return answer();
        }

        private JsonNode answer() {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            double evidence = detector.lnEvidence();
            if (Double.isFinite(evidence)) {
                answer.put("lnEvidence", evidence);
            } else {
                answer.putNull("lnEvidence");
            }
            return answer.put("suspicious", detector.suspicious()).put("alarm", alarm);
        }
    }
}
