package dev.gnomon.comparator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. Other modules put commands of their own beside these:
 *
 * <pre>{@code
 * System.exit(Main.commandLine().addSubcommand("demo", new DemoCommand()).execute(args));
 * }</pre>
 */
@Command(
        name = "gnomon",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Compares what the old and the new system answered to the same request, on Kafka.",
        subcommands = {
            ServeCommand.class,
            TopicsCommand.class,
            StatusCommand.class,
            MigrationsCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            ModeCommand.class,
            RulesCommand.class,
            CompareCommand.class,
            DecisionCommand.class,
            SimulateCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, or the answer is yes",
            "1:the answer is no, or it failed",
            "2:wrong usage: an option, a value, a file",
            "3:cannot reach Kafka or the comparator"
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // it is wanted where parsing fails, too, so that Errors looks for it itself
    private boolean verbose;

    private Main() {}

    /** Runs the command that {@code args} name, and exits with its status. */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /** All commands, with errors as one line and exit statuses as documented. */
    public static CommandLine commandLine() {
        Main main = new Main();
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Errors())
                .setExecutionExceptionHandler(new Errors());
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do; 'gnomon --help' lists the commands");
    }
}
