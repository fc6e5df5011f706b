package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.decide.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides from counts that somebody has made up. */
@Command(
        name = "decision",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether a migration may take its next step: PROMOTE, HOLD, ROLLBACK or INSUFFICIENT.",
            "With --what-if it decides counts from a file, without Kafka, for planning a migration."
        },
        footer = {
            "",
            "One line of the file, everything optional:",
            "  {\"id\": \"plan\", \"compared\": 5000, \"mismatch\": 1, \"seconds\": 3600, \"policy\": {\"confidence\": \"0.99\"}}"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every line is PROMOTE", "1:a line is something else", "2:wrong usage, or a line is wrong"})
final class DecisionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--what-if",
            required = true,
            paramLabel = "FILE",
            description = "JSON Lines of counts and policies; '-' is standard input. Prints one decision a line.")
    private String file = "-";

    @Override
    public Integer call() {
        boolean[] promote = {true};
        boolean right = new JsonLines(spec.commandLine(), file).answer((line, mistakes) -> {
            WhatIf whatIf = WhatIf.read(line, mistakes);
            var decision = whatIf.decide();
            promote[0] &= decision.answer() == Answer.PROMOTE;
            return WhatIfAnswer.of(whatIf.id(), decision);
        });
        if (!right) {
            return ExitStatus.USAGE;
        }
        return promote[0] ? ExitStatus.OK : ExitStatus.NO;
    }
}
