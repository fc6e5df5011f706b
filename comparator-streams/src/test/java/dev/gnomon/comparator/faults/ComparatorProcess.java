package dev.gnomon.comparator.faults;

import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gnomon serve} in a process of its own, which can be hurt. Needs a POSIX system. For one thread. */
final class ComparatorProcess implements AutoCloseable {

    /** The exit status of a process that was ended by SIGKILL. */
    static final int KILLED = 137;

    /** The exit status of a process that was ended by SIGTERM. */
    static final int TERMINATED = 143;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("dashboard at (http://\\S+)");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path log;
    private final URI uri;

    private ComparatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        await().atMost(PATIENCE).until(() -> !process.isAlive() || address().find());
        Matcher address = address();
        if (!address.find()) {
            throw new IllegalStateException("the comparator did not start:\n" + log());
        }
        uri = URI.create(address.group(1));
    }

    /** Starts it with these options, on a free port, and waits until it listens; {@code log} takes what it prints. */
    static ComparatorProcess start(Map<String, String> options, Path log) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.log.dev.gnomon=info",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                "--http-port",
                "0"));
        options.forEach((option, value) -> command.addAll(List.of("--set", option + "=" + value)));
        try {
            Files.deleteIfExists(log);
            return new ComparatorProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI uri() {
        return uri;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Whether it says that it processes. */
    boolean ready() {
        HttpRequest question = HttpRequest.newBuilder(uri.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(this::ready);
    }

    /**
     * Waits until it is ready, which gives true, or has ended by itself with another status than 0, which gives false.
     *
     * @throws IllegalStateException if it ended with status 0
     */
    boolean isReadyAgainOrFailed() {
        await().atMost(PATIENCE).until(() -> !alive() || ready());
        if (!alive() && exitStatus() == 0) {
            throw new IllegalStateException("the comparator ended as if nothing were wrong:\n" + log());
        }
        return alive();
    }

    /** Sends SIGKILL, and gives the exit status. */
    int kill() {
        process.destroyForcibly();
        return exitStatus();
    }

    /** Sends SIGTERM, and gives the exit status. */
    int terminate() {
        process.destroy();
        return exitStatus();
    }

    /** Sends SIGSTOP: it stands still until it is {@linkplain #thaw thawed}. */
    void freeze() {
        Signal.STOP.sendTo(process);
    }

    /** Sends SIGCONT. */
    void thaw() {
        Signal.CONT.sendTo(process);
    }

    /** Waits for its end. */
    int exitStatus() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException("the comparator did not end:\n" + log());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What it has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exitStatus();
    }

    private Matcher address() {
        return ADDRESS.matcher(log());
    }
}
