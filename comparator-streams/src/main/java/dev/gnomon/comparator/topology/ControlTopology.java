package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The sub-topology {@code control}, in which every migration's state has its one writer.
 *
 * <pre>
 * commands (wishes) -> control -> migrations
 * mismatch-rates    ->    |   \-> commands (outcomes)
 *                              \-> dead-letters
 * </pre>
 *
 * <p>It reads its own outcomes, too, and passes over them. The rates are read for the alarm that a shadow has gone dark.
 */
final class ControlTopology {

    static final String STATES = "migrations";
    static final String OUTCOMES = "commands";
    static final String DEAD_LETTERS = "control-dead-letters";

    private static final String CONTROL = "control";

    private final Topics topics;
    private final Parts parts;

    /** What decides, in which surroundings, what becomes of bad records, and who hears of how far a new task is. */
    record Parts(StateMachine machine, Surroundings surroundings, Guards guards, Takeover takeover) {}

    /** What becomes of records that cannot be read, or of which threads die. */
    record Guards(DeadLetters deadLetters, Suspects suspects) {}

    ControlTopology(Topics topics, Parts parts) {
        this.topics = topics;
        this.parts = parts;
    }

    void addTo(StreamsBuilder builder) {
        builder.addStateStore(StateStores.MIGRATIONS.builder());
        builder.addStateStore(StateStores.COMMANDS.builder());
        builder.addStateStore(StateStores.COMMAND_IDS.builder());
        builder.stream(
                        List.of(topics.commands(), topics.mismatchRates()),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new ArrivalTimestamps())
                                .withName("commands-and-rates"))
                .process(
                        () -> new ControlProcessor(topics, this::task, parts),
                        Named.as(CONTROL),
                        StateStores.MIGRATIONS.name(),
                        StateStores.COMMANDS.name(),
                        StateStores.COMMAND_IDS.name());
    }

    private ControlTask task(ProcessorContext<Object, Object> context) {
        return new ControlTask(
                new ControlStores(context),
                parts.machine(),
                parts.surroundings().clock());
    }

    /** The ends, which the builder has no way to add. */
    void addSinks(Topology topology) {
        var keys = Serdes.String().serializer();
        var states = parts.surroundings().framing().serializer(Codec.of(MigrationState.class));
        topology.addSink(STATES, topics.migrations(), keys, states, CONTROL);
        var outcomes = parts.surroundings().framing().serializer(Codec.of(Command.class));
        topology.addSink(OUTCOMES, topics.commands(), keys, outcomes, CONTROL);
        var bytes = Serdes.ByteArray().serializer();
        topology.addSink(DEAD_LETTERS, topics.deadLetters(), bytes, bytes, CONTROL);
    }
}
