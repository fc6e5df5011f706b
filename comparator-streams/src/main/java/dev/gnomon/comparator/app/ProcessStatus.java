package dev.gnomon.comparator.app;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.ComparatorStatus.StreamThread;
import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.comparator.runtime.StreamsRuntime;
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
    private final LocalStores stores;
    private final Vitals vitals;
    private final LongSupplier deadLetters;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** Where the process is looked at. */
    record Sources(StreamsRuntime runtime, LocalStores stores, Vitals vitals, LongSupplier deadLetters) {}

    ProcessStatus(String applicationId, Sources sources) {
        this.applicationId = applicationId;
        runtime = sources.runtime;
        stores = sources.stores;
        vitals = sources.vitals;
        deadLetters = sources.deadLetters;
    }

    @Override
    public ComparatorStatus now() {
        State state = runtime.streams().state();
        return new ComparatorStatus(
                state.name(),
                runtime.ready() && !runtime.gaveUp() && vitals.isSound(),
                ALIVE.contains(state) && !runtime.gaveUp() && !vitals.isStalled(),
                applicationId,
                startedAt,
                runtime.deaths(),
                deadLetters.getAsLong(),
                state.isRunningOrRebalancing() ? threads() : List.of(),
                stores.hasRates(),
                vitals.freshness(),
                vitals.alarms());
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
