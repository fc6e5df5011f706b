package dev.gnomon.benchmarks.switching;

import dev.gnomon.benchmarks.process.ChildJvm;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.switching.ServiceMain.Answered;
import dev.gnomon.benchmarks.switching.ServiceMain.Counted;
import dev.gnomon.schemas.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Some services, each in a process of its own. For use by one thread. */
final class Fleet implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(90);
    private static final Duration TIME_TO_SWITCH = Duration.ofSeconds(30);
    private static final Duration TIME_TO_END = Duration.ofSeconds(30);

    /** Without the second compiler, which in three processes at once takes the cores from everything else. */
    private static final List<String> FLAGS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final List<ChildJvm> services = new ArrayList<>();

    /** Starts as many services as there are specs, and returns when all of them answer. */
    static Fleet start(List<ServiceSpec> specs, Path folder) throws InterruptedException {
        Fleet fleet = new Fleet();
        for (ServiceSpec spec : specs) {
            Path log = folder.resolve(spec.name() + ".log");
            fleet.services.add(ChildJvm.start(ServiceMain.class, FLAGS, Json.line(spec), log));
        }
        for (ChildJvm service : fleet.services) {
            service.await(ServiceMain.READY, TIME_TO_START);
        }
        return fleet;
    }

    /** When the last of them answered in {@code mode} for the first time: milliseconds since 1970. */
    long awaitAnswersIn(Mode mode) throws InterruptedException {
        long last = 0;
        for (ChildJvm service : services) {
            Answered answered;
            do {
                answered = Json.parse(service.await(ServiceMain.ANSWERED, TIME_TO_SWITCH), Answered.class);
            } while (answered.mode() != mode);
            last = Math.max(last, answered.atMillis());
        }
        return last;
    }

    /** Ends all of them, and says what they did together. */
    Counted end() throws InterruptedException {
        close();
        long requests = 0;
        long failed = 0;
        long dropped = 0;
        for (ChildJvm service : services) {
            Counted counted = Json.parse(service.await(ServiceMain.COUNTED, TIME_TO_END), Counted.class);
            requests += counted.requests();
            failed += counted.failed();
            dropped += counted.dropped();
        }
        return new Counted(requests, failed, dropped);
    }

    @Override
    public void close() {
        services.forEach(ChildJvm::close);
    }
}
