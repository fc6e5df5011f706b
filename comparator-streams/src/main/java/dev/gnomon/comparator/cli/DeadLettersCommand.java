package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.verify.DeadLetter;
import dev.gnomon.comparator.verify.DeadLetterLog;
import dev.gnomon.connect.ConnectionTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists the records that the comparator could not take: where each lies, and why. Takes the same"
                + " configuration as 'serve', and reads the topic of the dead letters. Exit status 1 if there is none.")
final class DeadLettersCommand implements Callable<Integer> {

    private static final int SHOWN_BYTES = 256;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Option(names = "--since", paramLabel = "DURATION", description = "Only those of the last 10m, 2h, 7d, ...")
    private @Nullable String since;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason contains this text.")
    private String reason = "";

    @Parameters(
            arity = "0..1",
            paramLabel = "show",
            description = "Also show the key and the first " + SHOWN_BYTES + " bytes of each value, in hex.")
    private @Nullable String what;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (what != null && !what.equals("show")) {
            throw new ParameterException(spec.commandLine(), "'" + what + "' is not known here; 'show' is");
        }
        Instant from = since == null ? Instant.EPOCH : Instant.now().minus(duration(since));
        List<DeadLetter> found = read(configOptions.load(Map.of())).stream()
                .filter(letter -> !letter.at().isBefore(from) && letter.reason().contains(reason))
                .toList();
        Screen out = Screen.of(spec);
        if (json) {
            out.json(tree(found));
        } else {
            found.forEach(letter -> print(letter, out));
            out.line(found.size() + " dead letter(s)");
        }
        return ExitStatus.OK;
    }

    private static List<DeadLetter> read(ComparatorConfig config) {
        try {
            return DeadLetterLog.read(
                    new ClientProperties(config).consumer(), config.topics().names());
        } catch (KafkaException unreadable) {
            throw new UnreachableException(
                    "cannot read the dead letters at " + config.kafka().bootstrapServers() + ": "
                            + ConnectionTrouble.explain(unreadable),
                    unreadable);
        }
    }

    private void print(DeadLetter letter, Screen out) {
        out.printf(
                "%s  %s  %s%s%n",
                letter.at(), letter.place(), letter.reason(), letter.isSetAside() ? " (set aside)" : "");
        if (what != null) {
            out.line("  key    " + hex(letter.key()));
            out.line("  value  " + hex(letter.value()));
        }
    }

    private ArrayNode tree(List<DeadLetter> letters) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (DeadLetter letter : letters) {
            ObjectNode one = all.addObject()
                    .put("at", letter.at().toString())
                    .put("topic", letter.place().topic())
                    .put("partition", letter.place().partition())
                    .put("offset", letter.place().offset())
                    .put("reason", letter.reason())
                    .put("setAside", letter.isSetAside());
            if (what != null) {
                one.put("key", letter.key()).put("value", letter.value());
            }
        }
        return all;
    }

    private static String hex(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "none";
        }
        int shown = Math.min(bytes.length, SHOWN_BYTES);
        return HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "... of " + bytes.length : "");
    }

    private Duration duration(String text) {
        String number = text.substring(0, Math.max(0, text.length() - 1));
        try {
            long amount = Long.parseLong(number);
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(amount);
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw new NumberFormatException();
            };
        } catch (NumberFormatException | ArithmeticException notADuration) {
            throw new ParameterException(
                    spec.commandLine(), "--since must be like 30s, 10m, 2h or 7d, not '" + text + "'", notADuration);
        }
    }
}
