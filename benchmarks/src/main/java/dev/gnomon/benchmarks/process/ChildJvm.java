package dev.gnomon.benchmarks.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Java process on this process's class path that answers with lines on its standard output, each beginning with a
 * word that says what it is. It logs into a file, and ends when its standard input does, so that it never outlives this
 * process.
 *
 * <p>For use by one thread.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(20);
    private static final String END_OF_OUTPUT = "";
    private static final int LOG_LINES_SHOWN = 40;

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts {@code main} with one argument.
     *
     * @param jvmFlags what comes before the class's name on the command line
     * @param log the file that takes its standard error
     * @throws UncheckedIOException if the process cannot be started
     */
    public static ChildJvm start(Class<?> main, List<String> jvmFlags, String argument, Path log) {
        return start(List.of(), main, jvmFlags, argument, log);
    }

    /**
     * Starts {@code main} with one argument.
     *
     * @param prefix what the command begins with, such as {@code nice}
     * @param jvmFlags what comes before the class's name on the command line
     * @param log the file that takes its standard error
     * @throws UncheckedIOException if the process cannot be started
     */
    static ChildJvm start(List<String> prefix, Class<?> main, List<String> jvmFlags, String argument, Path log) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(main, jvmFlags, argument));
        return start(main.getSimpleName(), command, log);
    }

    private static List<String> command(Class<?> main, List<String> jvmFlags, String argument) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument));
        return command;
    }

    private static ChildJvm start(String name, List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                    .start();
            ChildJvm child = new ChildJvm(name, process, log);
            child.readInBackground();
            return child;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("cannot start " + name, cannotStart);
        }
    }

    /**
     * Waits for the next line that begins with {@code word}, and returns what follows it.
     *
     * @throws IllegalStateException if the process ends or the time is over before; the message holds the end of its
     *     log
     */
    public String await(String word, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IllegalStateException(
                        name + " did not say " + word + " within " + timeout.toSeconds() + " s" + endOfLog());
            }
            if (line.equals(END_OF_OUTPUT)) {
                throw new IllegalStateException(name + " ended before it said " + word + endOfLog());
            }
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
    }

    /** Kills the process at once. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Lets the process end, and kills it where it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void readInBackground() {
        Thread reader = new Thread(this::readLines, name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            // The process is gone: the line below says so.
        }
        lines.add(END_OF_OUTPUT);
    }

    private String endOfLog() {
        try {
            List<String> all = Files.readAllLines(log);
            List<String> last = all.subList(Math.max(0, all.size() - LOG_LINES_SHOWN), all.size());
            return last.isEmpty() ? "" : "; its log ends with:\n" + String.join("\n", last);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
