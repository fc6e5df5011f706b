package dev.gnomon.comparator.app;

import dev.gnomon.comparator.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A comparator in a process of its own, which can be killed. */
final class ComparatorProcess implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef";

    private static final String ANNOUNCEMENT = "gnomon: dashboard at ";

    private final Process process;
    private final URI uri;

    private ComparatorProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts one, and returns when it listens. */
    static ComparatorProcess start(String bootstrapServers, Path stateFolder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=off",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--bootstrap-servers=" + bootstrapServers,
                "--http-port=0"));
        for (String option : List.of(
                "streams.state.folder=" + stateFolder,
                "streams.threads=1",
                "kafka.consumer.session.timeout.ms=6000",
                "kafka.consumer.heartbeat.interval.ms=1000")) {
            command.addAll(List.of("--set", option));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GNOMON_HTTP_TOKEN", TOKEN);
        Process process = builder.start();
        return new ComparatorProcess(process, announcedBy(process));
    }

    @SuppressWarnings("resource") // closing the reader would break the process's standard output
    private static URI announcedBy(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
        }
        throw new IOException("the comparator ended before it listened");
    }

    URI uri() {
        return uri;
    }

    /** As kill -9 does, at once; returns when it is dead. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the comparator cannot be killed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
