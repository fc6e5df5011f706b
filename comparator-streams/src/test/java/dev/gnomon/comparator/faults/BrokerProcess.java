package dev.gnomon.comparator.faults;

import dev.gnomon.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The only broker, in a process of its own, which can be frozen, or killed and started again on its data. For one thread. */
final class BrokerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final int port;
    private Process process;

    private BrokerProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        process = start();
    }

    static BrokerProcess in(Path folder) {
        return new BrokerProcess(folder, freePort());
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Sends SIGKILL, and gives the exit status. */
    int kill() {
        try {
            return process.destroyForcibly()
                    .onExit()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exitValue();
        } catch (ExecutionException | TimeoutException | InterruptedException failed) {
            throw new IllegalStateException("the broker does not end", failed);
        }
    }

    /** Sends SIGSTOP: connections stay, but nothing is answered until it is {@linkplain #thaw thawed}. */
    void freeze() {
        Signal.STOP.sendTo(process);
    }

    /** Sends SIGCONT, which does nothing to a process that runs. */
    void thaw() {
        Signal.CONT.sendTo(process);
    }

    void startAgain() {
        process = start();
    }

    /** Returns when it can be used. */
    private Process start() {
        ProcessBuilder command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerProcess.class.getName(),
                folder.toString(),
                Integer.toString(port));
        Path log = folder.resolveSibling("broker.log");
        try {
            Process broker = command.redirectError(log.toFile()).start();
            if (broker.inputReader(StandardCharsets.UTF_8).readLine() == null) {
                throw new IllegalStateException("the broker did not start:\n" + Files.readString(log));
            }
            return broker;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs until its standard input ends, which it does with the process that started it. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(Path.of(args[0]))
                .port(Integer.parseInt(args[1]))
                .start()) {
            System.out.println(kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        }
    }

    @Override
    public void close() {
        int unused = kill();
    }
}
