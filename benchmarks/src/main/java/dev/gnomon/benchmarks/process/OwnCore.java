package dev.gnomon.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves the first core to one measured thread, as a service's threads have it on a machine with enough of them: all else
 * that a benchmark starts shares the others. Needs Linux, {@code taskset} and two cores; elsewhere nothing is changed.
 */
public final class OwnCore {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final String OTHER_CORES = "1-" + (CORES - 1);
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");

    private OwnCore() {}

    /** What to put before a command, so that it leaves the first core alone; empty where that cannot be had. */
    static List<String> sparingIt() {
        return isPossible() ? List.of("taskset", "-c", OTHER_CORES) : List.of();
    }

    /** Moves this thread to the first core, and all others that this process has by now to the other ones. */
    public static void take() throws InterruptedException {
        if (!isPossible()) {
            return;
        }
        try {
            run("-acp", OTHER_CORES, Long.toString(ProcessHandle.current().pid()));
            run("-cp", "0", THIS_THREAD.toRealPath().getFileName().toString());
        } catch (IOException refused) {
            System.err.println("the caller's thread has no core of its own: " + refused.getMessage());
        }
    }

    private static boolean isPossible() {
        return CORES > 1 && THIS_THREAD.toFile().exists() && hasTaskset();
    }

    private static boolean hasTaskset() {
        try {
            run("--version");
            return true;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }
}
