package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.text.Foreign;
import dev.gnomon.compare.Judgement;
import dev.gnomon.compare.Payloads;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two files as the comparator compares answers, without Kafka. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two files as the comparator would; exit status 0 if they match, 1 if not."
                + " Or compares many pairs, one a line. Needs neither Kafka nor a comparator.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..2", paramLabel = "OLD NEW", description = "The old side's and the new side's answer.")
    private List<Path> files = List.of();

    @Option(names = "--cases", paramLabel = "FILE", description = "Pairs as JSON Lines: id, old, new, rules, format.")
    private @Nullable Path cases;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules to compare under.")
    private @Nullable Path rules;

    @Option(names = "--operation", paramLabel = "OPERATION", description = "The operation that rules are asked for.")
    private @Nullable String operation;

    @Option(names = "--format", description = "JSON or TEXT; JSON unless said.")
    private PayloadFormat format = PayloadFormat.JSON;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (cases != null) {
            if (!files.isEmpty() || rules != null || operation != null) {
                throw wrong("--cases takes neither files nor --rules nor --operation; each line has its own", null);
            }
            return compareCases(cases);
        }
        if (files.size() != 2) {
            throw wrong("give two files, OLD and NEW, or --cases FILE", null);
        }
        Payloads payloads = new Payloads(format, bytes(files.get(0)), bytes(files.get(1)));
        return print(new ComparedCase(null, payloads, ruleSet(), operation).judge());
    }

    private int print(Judgement judgement) {
        Screen out = Screen.of(spec);
        if (json) {
            out.json(ComparedCase.json(null, judgement));
        } else {
            out.line(judgement.verdict() + (judgement.reason() == null ? "" : ": " + judgement.reason()));
            judgement
                    .differences()
                    .forEach(difference -> out.line("  " + difference.getPath() + " " + difference.getKind() + " "
                            + difference.getOldValue() + " -> " + difference.getNewValue()));
            if (judgement.omitted() > 0) {
                out.printf("  and %d more%n", judgement.omitted());
            }
        }
        return judgement.verdict() == Verdict.MATCH ? ExitStatus.OK : ExitStatus.NO;
    }

    private int compareCases(Path file) {
        boolean allRead = true;
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    allRead &= compareLine(file + ":" + number, line, out);
                }
            }
        } catch (IOException unreadable) {
            throw wrong("cannot read " + file + ": " + unreadable, unreadable);
        }
        out.flush();
        return allRead ? ExitStatus.OK : ExitStatus.USAGE;
    }

    private boolean compareLine(String where, String line, PrintWriter out) {
        try {
            ComparedCase pair = ComparedCase.parse(line);
            out.println(Foreign.json(ComparedCase.json(pair.id(), pair.judge()).toString()));
            return true;
        } catch (ComparedCase.Wrong wrong) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("gnomon: " + Foreign.shown(where + ": " + wrong.getMessage()));
            err.flush();
            return false;
        }
    }

    private RuleSet ruleSet() {
        if (rules == null) {
            return RuleSet.NONE;
        }
        try {
            return RuleSet.parse(Files.readString(rules));
        } catch (RulesRefused refused) {
            throw wrong(rules + ": " + String.join("; ", refused.mistakes()), refused);
        } catch (CharacterCodingException notUtf8) {
            throw wrong(rules + " is not a text in UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw wrong("cannot read " + rules + ": " + unreadable, unreadable);
        }
    }

    private ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw wrong("cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private ParameterException wrong(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
