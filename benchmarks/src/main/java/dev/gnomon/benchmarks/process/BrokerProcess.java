package dev.gnomon.benchmarks.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Kafka broker in a process of its own, so that its work is not counted as the work of what is measured. */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(90);
    private static final List<String> FLAGS =
            List.of("-Xmx1g", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    private static final List<String> NICELY = List.of("nice", "-n", "19");

    private final ChildJvm jvm;
    private final String bootstrapServers;

    private BrokerProcess(ChildJvm jvm, String bootstrapServers) {
        this.jvm = jvm;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker with its data and its log below {@code folder}, and returns when it can be used.
     *
     * @throws IllegalStateException if it does not start
     */
    public static BrokerProcess start(Path folder) throws InterruptedException {
        return started(ChildJvm.start(BrokerMain.class, FLAGS, data(folder), log(folder)));
    }

    /**
     * The same, for a broker that would be on another machine: it takes of the cores what others leave.
     *
     * @throws IllegalStateException if it does not start
     */
    public static BrokerProcess startAside(Path folder) throws InterruptedException {
        return started(ChildJvm.start(NICELY, BrokerMain.class, FLAGS, data(folder), log(folder)));
    }

    /**
     * The same, for a broker that leaves a core to a thread that is measured.
     *
     * @throws IllegalStateException if it does not start
     */
    public static BrokerProcess startBeside(Path folder) throws InterruptedException {
        return started(ChildJvm.start(OwnCore.sparingIt(), BrokerMain.class, FLAGS, data(folder), log(folder)));
    }

    private static String data(Path folder) {
        return folder.resolve("broker").toString();
    }

    private static Path log(Path folder) {
        return folder.resolve("broker.log");
    }

    private static BrokerProcess started(ChildJvm jvm) throws InterruptedException {
        try {
            return new BrokerProcess(jvm, jvm.await(BrokerMain.READY, TIME_TO_START));
        } catch (IllegalStateException notStarted) {
            jvm.close();
            throw notStarted;
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Kills it, as a machine does that loses its power. */
    public void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
