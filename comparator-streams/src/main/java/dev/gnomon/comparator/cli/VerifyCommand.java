package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.clients.RegistryAccess;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.verify.Count;
import dev.gnomon.comparator.verify.VerificationReport;
import dev.gnomon.comparator.verify.Verifier;
import dev.gnomon.connect.ConnectionTrouble;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.RegistryException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recounts the topics and holds the result against a running comparator. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Recounts the result topics from the beginning, independently of the comparator, and holds the"
                + " result against its counts, the discrepancies and the dead letters; exit status 1 if anything"
                + " differs. Takes the same configuration as 'serve'. While requests keep coming, the two agree only"
                + " by chance.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Mixin
    private RestOptions restOptions = new RestOptions();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait until the comparator agrees (default: two windows and 15 s).")
    private @Nullable Integer timeout;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "How many differing requests are named (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private int show = 10;

    @Override
    public Integer call() throws InterruptedException {
        if (show < 0 || (timeout != null && timeout < 0)) {
            throw new ParameterException(spec.commandLine(), "--show and --timeout must not be negative");
        }
        ComparatorConfig config = configOptions.load(Map.of());
        VerificationReport report = verify(config);
        Screen out = Screen.of(spec);
        if (restOptions.json()) {
            out.json(new VerifyJson(report, show).tree());
        } else {
            new VerifyTable(report, show).print(out);
        }
        return report.equal() ? ExitStatus.OK : ExitStatus.NO;
    }

    private VerificationReport verify(ComparatorConfig config) throws InterruptedException {
        RestClient comparator = restOptions.client();
        Duration patience = timeout == null ? Verifier.patience(config.pairing()) : Duration.ofSeconds(timeout);
        try (Framing framing = RegistryAccess.framing(config)) {
            Verifier.Installation installation = new Verifier.Installation(
                    new ClientProperties(config).consumer(), config.topics().names(), config.pairing(), framing);
            return new Verifier(installation, () -> counts(comparator)).verify(patience);
        } catch (RegistryException unanswered) {
            throw new UnreachableException(String.valueOf(unanswered.getMessage()), unanswered);
        } catch (AuthorizationException refused) {
            throw new AnswerIsNoException(
                    ExitStatus.NO,
                    "Kafka at " + config.kafka().bootstrapServers() + " refuses to give the topics: "
                            + ConnectionTrouble.explain(refused)
                            + "; deploy/acls.sh prints the rights that are needed");
        } catch (KafkaException unreadable) {
            throw new UnreachableException(
                    "cannot read the topics at " + config.kafka().bootstrapServers() + ": "
                            + ConnectionTrouble.explain(unreadable),
                    unreadable);
        }
    }

    private static Map<String, Map<Count, Long>> counts(RestClient comparator) {
        Map<String, Map<Count, Long>> counts = new TreeMap<>();
        for (JsonNode migration : MigrationsCommand.all(comparator)) {
            Map<Count, Long> ofOne = new EnumMap<>(Count.class);
            for (Count count : Count.values()) {
                JsonNode from = count.isVerdict() ? migration.path("verdicts") : migration;
                ofOne.put(count, from.path(count.label()).asLong());
            }
            counts.put(migration.path("migration").asText(), ofOne);
        }
        return counts;
    }
}
