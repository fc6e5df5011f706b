package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gnomon.comparator.config.ConfigException;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.ComparatorFailedException;
import dev.gnomon.comparator.text.Foreign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells an error in one line on standard error, with the stack trace only where {@code --verbose} asks for it. With {@code
 * --json} it stands as JSON on standard output, too.
 */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        tell(command, wrong, List.of(args));
        return ExitStatus.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        tell(command, failure, parsed.originalArgs());
        return statusOf(failure);
    }

    private static void tell(CommandLine command, Exception failure, List<String> args) {
        String line = line(failure);
        command.getErr().println("gnomon: " + line);
        if (args.contains("--verbose")) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .map(each -> each.startsWith("\t") ? "\t" + Foreign.shown(each.strip()) : Foreign.shown(each))
                    .forEach(command.getErr()::println);
        }
        command.getErr().flush();
        if (args.contains("--json")) {
            new Screen(command.getOut())
                    .json(JsonNodeFactory.instance
                            .objectNode()
                            .put("error", line)
                            .put(
                                    "exitStatus",
                                    failure instanceof ParameterException ? ExitStatus.USAGE : statusOf(failure)));
        }
    }

    private static String line(Exception failure) {
        String message = Foreign.shown(String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
        boolean ours = failure.getClass().getName().startsWith("dev.gnomon.") || failure instanceof ParameterException;
        return ours
                ? message + Foreign.shown(suggestion(failure))
                : "unexpected " + failure.getClass().getSimpleName() + ": " + message + " (--verbose shows where)";
    }

    private static String suggestion(Exception failure) {
        return failure instanceof UnmatchedArgumentException unknown
                        && !unknown.getSuggestions().isEmpty()
                ? "; did you mean " + unknown.getSuggestions().get(0) + "?"
                : "";
    }

    private static int statusOf(Exception failure) {
        if (failure instanceof CannotStartException start) {
            return switch (start.reason()) {
                case KAFKA_UNREACHABLE, REGISTRY_UNREACHABLE -> ExitStatus.UNREACHABLE;
                case KAFKA_REFUSES, TOPICS, REGISTRY_REFUSES -> ExitStatus.NO;
                case ADDRESS, STATE_FOLDER -> ExitStatus.USAGE;
            };
        }
        if (failure instanceof AnswerIsNoException no) {
            return no.exitStatus();
        }
        if (failure instanceof ComparatorFailedException) {
            return ExitStatus.NO;
        }
        if (failure instanceof ConfigException) {
            return ExitStatus.USAGE;
        }
        return failure instanceof UnreachableException ? ExitStatus.UNREACHABLE : ExitStatus.NO;
    }
}
