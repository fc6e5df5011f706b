package dev.gnomon.comparator.query;

import java.time.Instant;
import java.util.List;

/**
 * How this process is doing.
 *
 * @param state the state of Kafka Streams, by its own name for it
 * @param ready whether it processes, so that answers are current
 * @param alive whether it does or can get there without being started afresh
 * @param applicationId the group it belongs to
 * @param startedAt when it was started
 * @param threadDeaths how many stream threads have died since then
 * @param deadLetters how many records that could not be read went to the dead letters since then
 * @param threads the stream threads there are
 * @param ratesHere whether this process puts the rates together, so that it need ask no other for them
 * @param freshness how current it is
 * @param alarms what is wrong, one sentence each with what to do; empty where all is well
 */
public record ComparatorStatus(
        String state,
        boolean ready,
        boolean alive,
        String applicationId,
        Instant startedAt,
        long threadDeaths,
        long deadLetters,
        List<StreamThread> threads,
        boolean ratesHere,
        Freshness freshness,
        List<String> alarms) {

    /** Copies the lists. */
    public ComparatorStatus {
        alarms = List.copyOf(alarms);
        threads = List.copyOf(threads);
    }

    /**
     * One stream thread.
     *
     * @param name its name
     * @param state its state, by Kafka Streams' name for it
     * @param activeTasks the tasks it processes, as sub-topology_partition
     * @param standbyTasks the tasks it keeps a copy of
     */
    public record StreamThread(String name, String state, List<String> activeTasks, List<String> standbyTasks) {

        /** Copies the lists. */
        public StreamThread {
            activeTasks = List.copyOf(activeTasks);
            standbyTasks = List.copyOf(standbyTasks);
        }
    }
}
