package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a file of rules as the comparator does, without one. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks a file of rules and prints one line for each mistake; exit status 1 if there is any."
                + " Needs neither Kafka nor a comparator.")
final class RulesValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The rules: a JSON array of objects.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<String> mistakes = mistakes(read());
        Screen out = Screen.of(spec);
        if (json) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            mistakes.forEach(all::add);
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("valid", mistakes.isEmpty()).set("mistakes", all);
            out.json(result);
        } else if (mistakes.isEmpty()) {
            out.line(file + ": the rules are valid");
        } else {
            mistakes.forEach(mistake -> out.line(file + ": " + mistake));
        }
        return mistakes.isEmpty() ? ExitStatus.OK : ExitStatus.NO;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new ParameterException(spec.commandLine(), file + " is not a text in UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private static List<String> mistakes(String rules) {
        try {
            RuleSet.parse(rules);
            return List.of();
        } catch (RulesRefused refused) {
            return refused.mistakes();
        }
    }
}
