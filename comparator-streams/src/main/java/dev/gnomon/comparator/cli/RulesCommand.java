package dev.gnomon.comparator.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with rules of comparison. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Rules of comparison: which differences between two answers count.",
        subcommands = RulesValidateCommand.class)
final class RulesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Without a command of its own there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do; 'gnomon rules --help' lists the commands");
    }
}
