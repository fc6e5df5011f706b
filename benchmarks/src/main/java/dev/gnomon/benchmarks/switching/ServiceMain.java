package dev.gnomon.benchmarks.switching;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.Parent;
import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A service that answers requests at a steady rate until its parent says goodbye. It says {@code ANSWERED} with mode and
 * time whenever it has answered the first request in another mode than the one before, and {@code COUNTED} in the end.
 */
public final class ServiceMain {

    static final String READY = "READY";
    static final String ANSWERED = "ANSWERED";
    static final String COUNTED = "COUNTED";

    private static final String OLD_ANSWER = "old";
    private static final String NEW_ANSWER = "new";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceSpec spec;
    private final Parent parent;
    private final Migration<String> migration;
    private @Nullable Mode last;
    private long requests;
    private long failed;

    /** The first answer in a mode; milliseconds since 1970, of a clock that all processes of a machine share. */
    record Answered(Mode mode, long atMillis) {}

    /** What a service has done. */
    record Counted(long requests, long failed, long dropped) {}

    private ServiceMain(ServiceSpec spec, Parent parent, Gnomon gnomon) {
        this.spec = spec;
        this.parent = parent;
        migration = gnomon.migration(spec.migration(), String.class);
    }

    public static void main(String[] args) {
        ServiceSpec spec = Json.parse(args[0], ServiceSpec.class);
        Parent parent = new Parent();
        GnomonConfig config = GnomonConfig.builder()
                .bootstrapServers(spec.bootstrapServers())
                .service(spec.name())
                .build();
        Thread main = Thread.currentThread();
        Thread goodbye = new Thread(
                () -> {
                    parent.awaitGoodbye();
                    main.interrupt();
                },
                "goodbye");
        goodbye.setDaemon(true);
        goodbye.start();
        Gnomon gnomon = Gnomon.connect(config);
        ServiceMain service = new ServiceMain(spec, parent, gnomon);
        if (!gnomon.awaitControl(PATIENCE)) {
            throw new IllegalStateException("the modes are not known after " + PATIENCE.toSeconds() + " s");
        }
        parent.say(READY, spec.name());
        service.answerUntilInterrupted();
        gnomon.flush(Duration.ofSeconds(10));
        long dropped = gnomon.counters().droppedInAll();
        gnomon.close();
        parent.say(COUNTED, Json.line(new Counted(service.requests, service.failed, dropped)));
    }

    private void answerUntilInterrupted() {
        long pause = (long) (TimeUnit.SECONDS.toNanos(1) / spec.requestsPerSecond());
        long due = System.nanoTime();
        while (!Thread.interrupted()) {
            answer(spec.name() + "-" + requests++);
            due += pause;
            long ahead = due - System.nanoTime();
            if (ahead > 0) {
                LockSupport.parkNanos(ahead);
            }
        }
    }

    private void answer(String request) {
        Mode before = migration.modeOf(request);
        @Nullable String answer = null;
        try {
            answer = migration.read(request, () -> OLD_ANSWER, () -> NEW_ANSWER);
        } catch (RuntimeException unexpected) {
            failed++;
            return;
        }
        // Between the two questions the mode may have changed; then the next request tells.
        if (migration.modeOf(request) != before) {
            return;
        }
        boolean answersNew = before == Mode.REVERSE_SHADOW || before == Mode.NEW;
        if (!Objects.equals(answer, answersNew ? NEW_ANSWER : OLD_ANSWER)) {
            failed++;
        }
        if (before != last) {
            last = before;
            parent.say(ANSWERED, Json.line(new Answered(before, System.currentTimeMillis())));
        }
    }
}
