package dev.gnomon.comparator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The comparator is killed at random moments of a sequence of commands. The long form of it:
 * {@code -Dgnomon.crash.commands=200 -Dgnomon.crash.kills=20 -Dgnomon.crash.seed=...}
 */
class ControlCrashIT {

    private static final int COMMANDS = Integer.getInteger("gnomon.crash.commands", 40);
    private static final int KILLS = Integer.getInteger("gnomon.crash.kills", 3);
    private static final long SEED = Long.getLong("gnomon.crash.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random(SEED);
    private final Map<String, Ruling> answered = new LinkedHashMap<>();

    private EmbeddedKafka kafka;
    private ComparatorProcess comparator;
    private @Nullable CompletableFuture<ComparatorProcess> replacement;
    private int kills;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        TopicSetup.create(Configs.of(kafka.bootstrapServers(), folder, Map.of()));
        comparator = ComparatorProcess.start(kafka.bootstrapServers(), folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        CompletableFuture<ComparatorProcess> next = replacement;
        if (next != null) {
            next.join().close();
        }
        comparator.close();
        kafka.close();
    }

    @Test
    void everyAcceptedCommandTakesEffectExactlyOnce() {
        List<Command> sent = commands();
        for (int index = 0; index < sent.size(); index++) {
            if (replacement == null && (long) kills * COMMANDS < (long) index * KILLS) {
                killSoon();
            }
            decide(sent.get(index));
        }

        AuditTrail trail = new AuditTrail(kafka.bootstrapServers(), Topics.withPrefix(Topics.DEFAULT_PREFIX));
        assertThat(kills).as("kills, seed %d", SEED).isGreaterThanOrEqualTo(KILLS - 1);
        assertThat(firstRulings(trail.decided())).as("rulings, seed %d", SEED).isEqualTo(oracle(sent));
        assertThat(answered)
                .allSatisfy((id, ruling) ->
                        assertThat(firstRulings(trail.decided())).containsEntry(id, ruling));
        assertEpochsWithoutGapOrRepeat(trail);
    }

    private static void assertEpochsWithoutGapOrRepeat(AuditTrail trail) {
        List<Command> accepted = trail.decided().stream()
                .filter(command -> command.getOutcome().getRuling() == Ruling.ACCEPTED)
                .toList();
        List<Long> epochs = LongStream.rangeClosed(1, accepted.size()).boxed().toList();
        assertThat(accepted)
                .extracting(command -> command.getOutcome().getEpoch())
                .isEqualTo(epochs);
        Map<Long, String> makers = new LinkedHashMap<>();
        for (MigrationState state : trail.states()) {
            // An alarm publishes a state once more, with the same epoch and the same command.
            String before = makers.putIfAbsent(state.getEpoch(), state.getCommandId());
            assertThat(before == null || before.equals(state.getCommandId())).isTrue();
        }
        assertThat(makers.keySet()).containsExactlyElementsOf(epochs);
        assertThat(makers.values())
                .containsExactlyElementsOf(
                        accepted.stream().map(Command::getCommandId).toList());
    }

    /** What became of each command when it was decided for the first time. */
    private static Map<String, Ruling> firstRulings(List<Command> decided) {
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        decided.stream()
                .filter(command -> command.getOutcome().getRuling() != Ruling.REPLAYED)
                .forEach(command -> assertThat(rulings.put(
                                command.getCommandId(), command.getOutcome().getRuling()))
                        .as("decided twice: %s", command.getCommandId())
                        .isNull());
        return rulings;
    }

    private static Map<String, Ruling> oracle(List<Command> sent) {
        StateMachine machine = new StateMachine(PromotionGate.REASON_IS_ENOUGH);
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        @Nullable MigrationState state = null;
        for (Command command : sent) {
            Decided decided = machine.decide(command, state, Instant.EPOCH);
            state = decided.state() == null ? state : decided.state();
            rulings.put(command.getCommandId(), decided.command().getOutcome().getRuling());
        }
        return rulings;
    }

    /** Sends the command until it is known what became of it. */
    private void decide(Command command) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        return isAnswered(command, send(command));
                    } catch (IOException killed) {
                        return false;
                    }
                });
    }

    private boolean isAnswered(Command command, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500) {
            return false; // it is not known what became of it
        }
        var body = new ObjectMapper().readTree(response.body());
        Ruling ruling = Ruling.valueOf(
                body.has("ruling")
                        ? body.get("ruling").asText()
                        : body.at("/command/outcome/ruling").asText());
        if (ruling != Ruling.REPLAYED) {
            answered.put(command.getCommandId(), ruling);
        }
        return true;
    }

    private HttpResponse<String> send(Command command) throws IOException, InterruptedException {
        boolean create = command.getAction() == CommandAction.CREATE;
        Change change = command.getChange();
        List<String> fields = new ArrayList<>(List.of(
                "\"commandId\":\"" + command.getCommandId() + "\"", "\"reason\":\"because\"", "\"by\":\"test\""));
        if (create) {
            fields.add("\"migration\":\"m\"");
        }
        if (change.getMode() != null) {
            fields.add("\"mode\":\"" + change.getMode() + "\"");
        }
        if (change.getSampleRate() != null) {
            fields.add("\"sampleRate\":" + change.getSampleRate());
        }
        HttpRequest request = HttpRequest.newBuilder(
                        current().uri().resolve(create ? "/api/migrations" : "/api/migrations/m/commands"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ComparatorProcess.TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{" + String.join(",", fields) + "}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Kills the comparator at some moment of the next command, and starts another one in its place. */
    private void killSoon() {
        kills++;
        ComparatorProcess victim = comparator;
        replacement = new CompletableFuture<Void>()
                .completeOnTimeout(null, random.nextInt(150), TimeUnit.MILLISECONDS)
                .thenApplyAsync(now -> {
                    victim.close();
                    return restart();
                });
    }

    private ComparatorProcess restart() {
        try {
            return ComparatorProcess.start(kafka.bootstrapServers(), folder.resolve("state"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The one that lives, or will soon. */
    private ComparatorProcess current() {
        CompletableFuture<ComparatorProcess> next = replacement;
        if (next != null && next.isDone()) {
            comparator = next.join();
            replacement = null;
        }
        return comparator;
    }

    /** Forward and back, some steps too far, some settings. */
    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(command(0, CommandAction.CREATE, new Change()));
        List<Mode> modes = List.of(Mode.values());
        for (int number = 1; number < COMMANDS; number++) {
            Change change = new Change();
            if (random.nextInt(4) == 0) {
                change.setSampleRate(random.nextInt(120) / 100.0);
            } else {
                change.setMode(modes.get(random.nextInt(modes.size())));
            }
            commands.add(command(number, CommandAction.CHANGE, change));
        }
        return commands;
    }

    private static Command command(int number, CommandAction action, Change change) {
        return Command.newBuilder()
                .setCommandId("c" + number)
                .setMigration("m")
                .setAction(action)
                .setChange(change)
                .setReason("because")
                .setBy("test")
                .setSentAt(Instant.EPOCH)
                .build();
    }
}
