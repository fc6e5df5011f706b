package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Brings commands and rates to the {@link ControlTask}, and what it decides back to Kafka. */
final class ControlProcessor implements Processor<byte[], byte[], Object, Object> {

    /**
     * A command has less, whatever it asks for; with its outcome, and with its ID in the key, it is still less than what
     * Kafka takes.
     */
    static final int MAX_BYTES = 400_000;

    private final String commandsTopic;
    private final Function<ProcessorContext<Object, Object>, ControlTask> tasks;
    private final ControlTopology.Guards guards;
    private final Framing framing;
    private final Codec<Command> commands = Codec.of(Command.class);
    private final Codec<MigrationRates> rates = Codec.of(MigrationRates.class);
    private final Takeover takeover;
    private final Ticks ticks = new Ticks();
    private @Nullable Running running;

    private record Running(ProcessorContext<Object, Object> context, ControlTask task) {}

    ControlProcessor(
            Topics topics, Function<ProcessorContext<Object, Object>, ControlTask> tasks, ControlTopology.Parts parts) {
        commandsTopic = topics.commands();
        this.tasks = tasks;
        guards = parts.guards();
        framing = parts.surroundings().framing();
        takeover = parts.takeover();
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        ControlTask task = tasks.apply(context);
        running = new Running(context, task);
        takeover.begin(this, task.isEmpty(), task.now().toEpochMilli());
        ticks.start(context, () -> {
            task.watch(state -> publish(context, state));
            takeover.tick(true);
        });
    }

    @Override
    public void close() {
        ticks.stop();
        takeover.end(this);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("a record before init");
        }
        RecordMetadata place = now.context.recordMetadata().orElseThrow();
        String cause = guards.suspects().causeToSetAside(place);
        if (cause != null) {
            now.context.forward(guards.deadLetters().setAside(record, place, cause), ControlTopology.DEAD_LETTERS);
            return;
        }
        try {
            process(record, place, now);
        } catch (RuntimeException | StackOverflowError death) {
            guards.suspects().diedAt(place, death);
            throw death;
        }
    }

    private void process(Record<byte[], byte[]> record, RecordMetadata place, Running now) {
        String reason = unreadable(record, place, now);
        if (reason != null) {
            now.context.forward(guards.deadLetters().letter(record, place, reason), ControlTopology.DEAD_LETTERS);
        }
    }

    /** Takes the record; says what is wrong with it, null where nothing is. */
    private @Nullable String unreadable(Record<byte[], byte[]> record, RecordMetadata place, Running now) {
        if (record.key() == null || record.value() == null) {
            return record.key() == null ? "has no key" : "has no value";
        }
        if (record.value().length > MAX_BYTES) {
            return "has more than " + MAX_BYTES + " bytes";
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            if (!place.topic().equals(commandsTopic)) {
                MigrationRates seen = rates.decode(framing.own(rates, record.value()));
                if (!RatesBounds.hold(seen)) {
                    return "is a record of rates beyond its bounds";
                }
                now.task.observed(seen);
                return null;
            }
            takeover.read(record.timestamp());
            Command command = commands.decode(framing.own(commands, record.value()));
            if (!command.getMigration().equals(key)) {
                return "has another migration than its key";
            }
            if (!StateMachine.isSlug(key)) {
                return "names a migration that is no slug";
            }
            if (command.getOutcome() == null) {
                decide(command, place.offset(), now);
            }
            return null;
        } catch (SerializationException unreadable) {
            return "is not a " + (place.topic().equals(commandsTopic) ? "command" : "record of rates")
                    + " in a known version";
        }
    }

    private static void decide(Command command, long offset, Running now) {
        Decided decided = now.task.decide(command, offset);
        MigrationState state = decided.state();
        if (state != null) {
            publish(now.context, state);
        }
        long at = decided.command().getOutcome().getDecidedAt().toEpochMilli();
        now.context.forward(new Record<>(command.getMigration(), decided.command(), at), ControlTopology.OUTCOMES);
        // Somebody is waiting for it, and what was decided is seen only once it is committed.
        now.context.commit();
    }

    private static void publish(ProcessorContext<Object, Object> context, MigrationState state) {
        context.forward(
                new Record<>(state.getMigration(), state, context.currentSystemTimeMs()), ControlTopology.STATES);
    }
}
