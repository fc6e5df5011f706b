package dev.gnomon.comparator.app;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.ComparatorStatus.StreamThread;
import dev.gnomon.comparator.query.RoutedStores;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.comparator.topology.StateStores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** Reads off Kafka Streams how the process is doing. */
final class ProcessStatus implements StatusQuery {

    /** From these, it comes back by itself. */
    private static final Set<State> ALIVE = Set.of(State.CREATED, State.REBALANCING, State.RUNNING);

    private final String applicationId;
    private final StreamsRuntime runtime;
    private final RoutedStores stores;
    private final LongSupplier deadLetters;
    private volatile boolean acquainted;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    ProcessStatus(String applicationId, StreamsRuntime runtime, RoutedStores stores, LongSupplier deadLetters) {
        this.applicationId = applicationId;
        this.runtime = runtime;
        this.stores = stores;
        this.deadLetters = deadLetters;
    }

    @Override
    public ComparatorStatus now() {
        State state = runtime.streams().state();
        return new ComparatorStatus(
                state.name(),
                runtime.ready() && acquainted(),
                ALIVE.contains(state),
                applicationId,
                startedAt,
                runtime.deaths(),
                deadLetters.getAsLong(),
                state.isRunningOrRebalancing() ? threads() : List.of(),
                stores.ratesHere());
    }

    /**
     * Whether it has ever known whom to ask for what. Not asked again after that: whenever an owner is lost, all instances
     * would be unready at once, and each says in its answer what it does not know.
     */
    private boolean acquainted() {
        acquainted =
                acquainted || (stores.knowsWhereIs(StateStores.RATES) && stores.knowsWhereIs(StateStores.MIGRATIONS));
        return acquainted;
    }

    private List<StreamThread> threads() {
        return runtime.streams().metadataForLocalThreads().stream()
                .map(ProcessStatus::thread)
                .sorted(java.util.Comparator.comparing(StreamThread::name))
                .toList();
    }

    private static StreamThread thread(ThreadMetadata thread) {
        return new StreamThread(
                thread.threadName(), thread.threadState(), names(thread.activeTasks()), names(thread.standbyTasks()));
    }

    private static List<String> names(Set<TaskMetadata> tasks) {
        return tasks.stream().map(task -> task.taskId().toString()).sorted().toList();
    }
}
