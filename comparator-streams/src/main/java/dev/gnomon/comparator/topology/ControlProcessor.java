package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.control.Decided;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Slug;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
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

    private final ControlTopology topology;
    private final Framing framing;
    private final Codec<Command> commands = Codec.of(Command.class);
    private final Codec<MigrationRates> rates = Codec.of(MigrationRates.class);
    private final Ticks ticks = new Ticks();
    private @Nullable Running running;

    private record Running(ProcessorContext<Object, Object> context, ControlTask task) {}

    ControlProcessor(ControlTopology topology) {
        this.topology = topology;
        framing = topology.ports.framing();
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        ControlTask task = topology.task(context);
        running = new Running(context, task);
        topology.takeover.begin(this, task.isEmpty(), task.now().toEpochMilli());
        ticks.start(context, () -> {
            task.watch(state -> publish(context, state));
            topology.takeover.tick(true);
        });
    }

    @Override
    public void close() {
        ticks.stop();
        topology.takeover.end(this);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("a record before init");
        }
        RecordMetadata place = now.context.recordMetadata().orElseThrow();
        String cause = topology.guards.suspects().causeToSetAside(place);
        if (cause != null) {
            bury(topology.guards.deadLetters().setAside(record, place, cause), now);
            return;
        }
        try {
            accept(record, place, now);
        } catch (UnreadableException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            bury(topology.guards.deadLetters().letter(record, place, reason), now);
        } catch (RuntimeException | StackOverflowError death) {
            topology.guards.suspects().diedAt(place, death);
            throw death;
        }
    }

    private static void bury(Record<byte @Nullable [], byte @Nullable []> letter, Running now) {
        now.context.forward(letter, ControlTopology.DEAD_LETTERS);
    }

    private void accept(Record<byte[], byte[]> record, RecordMetadata place, Running now) throws UnreadableException {
        if (record.key() == null || record.value() == null) {
            throw new UnreadableException(record.key() == null ? "has no key" : "has no value");
        }
        if (record.value().length > MAX_BYTES) {
            throw new UnreadableException("has more than " + MAX_BYTES + " bytes");
        }
        if (place.topic().equals(topology.topics.commands())) {
            topology.takeover.read(record.timestamp());
            Command command = decoded(commands, record.value(), "command");
            check(command, new String(record.key(), StandardCharsets.UTF_8));
            if (command.getOutcome() == null) {
                decide(command, place.offset(), now);
            }
        } else {
            MigrationRates seen = decoded(rates, record.value(), "record of rates");
            if (!RatesBounds.hold(seen)) {
                throw new UnreadableException("is a record of rates beyond its bounds");
            }
            now.task.observed(seen);
        }
    }

    private static void check(Command command, String key) throws UnreadableException {
        if (!command.getMigration().equals(key)) {
            throw new UnreadableException("has another migration than its key");
        }
        if (!Slug.is(key)) {
            throw new UnreadableException("names a migration that is no slug");
        }
    }

    private <T extends SpecificRecordBase> T decoded(Codec<T> codec, byte[] value, String what)
            throws UnreadableException {
        try {
            return codec.decode(framing.own(codec, value));
        } catch (SerializationException unreadable) {
            throw new UnreadableException("is not a " + what + " in a known version");
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
