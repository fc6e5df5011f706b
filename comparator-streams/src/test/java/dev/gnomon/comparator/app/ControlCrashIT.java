package dev.gnomon.comparator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    private EmbeddedKafka kafka;
    private MortalComparator comparator;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        TopicSetup.create(Configs.of(kafka.bootstrapServers(), folder, Map.of()));
        comparator = new MortalComparator(kafka.bootstrapServers(), folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        comparator.close();
        kafka.close();
    }

    @Test
    void everyAcceptedCommandTakesEffectExactlyOnce() {
        CommandSender sender = new CommandSender(comparator::uri);
        List<Command> sent = commands();
        for (int index = 0; index < sent.size(); index++) {
            if (comparator.isAlive() && (long) comparator.kills() * COMMANDS < (long) index * KILLS) {
                comparator.killAfter(Duration.ofMillis(random.nextInt(150)));
            }
            sender.send(sent.get(index));
        }

        AuditTrail trail = new AuditTrail(kafka.bootstrapServers(), Topics.withPrefix(Topics.DEFAULT_PREFIX));
        Map<String, Ruling> rulings = firstRulings(trail.decided());
        assertThat(comparator.kills()).as("kills, seed %d", SEED).isGreaterThanOrEqualTo(KILLS - 1);
        assertThat(rulings).as("rulings, seed %d", SEED).isEqualTo(oracle(sent));
        assertThat(rulings).containsAllEntriesOf(sender.answered());
        assertEpochsWithoutGapOrRepeat(trail);
        System.out.printf(
                "%d commands, %d kills, %d accepted, seed %d%n",
                sent.size(), comparator.kills(), accepted(trail).size(), SEED);
    }

    private static void assertEpochsWithoutGapOrRepeat(AuditTrail trail) {
        List<Command> accepted = accepted(trail);
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

    private static List<Command> accepted(AuditTrail trail) {
        return trail.decided().stream()
                .filter(command -> command.getOutcome().getRuling() == Ruling.ACCEPTED)
                .toList();
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
