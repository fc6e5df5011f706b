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
 * <p>It also reads its own outcomes, and skips them. It reads the rates to notice that a shadow has gone dark.
 */
final class ControlTopology {

    static final String STATES = "migrations";
    static final String OUTCOMES = "commands";
    static final String DEAD_LETTERS = "control-dead-letters";

    private static final String CONTROL = "control";

    final Topics topics;
    final TopologyPorts ports;
    final Guards guards;
    final Takeover takeover = new Takeover();

    private final StateMachine machine;

    ControlTopology(Topics topics, TopologyPorts ports, StateMachine machine, Guards guards) {
        this.topics = topics;
        this.ports = ports;
        this.machine = machine;
        this.guards = guards;
    }

    /** Whether the task in this process has read all that its predecessor may have read. For any thread. */
    boolean isCurrent() {
        return takeover.isOver();
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
                        () -> new ControlProcessor(this),
                        Named.as(CONTROL),
                        StateStores.MIGRATIONS.name(),
                        StateStores.COMMANDS.name(),
                        StateStores.COMMAND_IDS.name());
    }

    ControlTask task(ProcessorContext<Object, Object> context) {
        return new ControlTask(new ControlStores(context), machine, ports.clock());
    }

    /** The ends, which the builder has no way to add. */
    void addSinks(Topology topology) {
        var keys = Serdes.String().serializer();
        var states = ports.framing().serializer(Codec.of(MigrationState.class));
        topology.addSink(STATES, topics.migrations(), keys, states, CONTROL);
        var outcomes = ports.framing().serializer(Codec.of(Command.class));
        topology.addSink(OUTCOMES, topics.commands(), keys, outcomes, CONTROL);
        var bytes = Serdes.ByteArray().serializer();
        topology.addSink(DEAD_LETTERS, topics.deadLetters(), bytes, bytes, CONTROL);
    }
}
