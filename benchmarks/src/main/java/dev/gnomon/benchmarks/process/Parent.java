package dev.gnomon.benchmarks.process;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The other end of a {@link ChildJvm}, for the process that was started. */
public final class Parent {

    private static final int PARENT_IS_GONE = 3;

    // Autoflush: the parent waits for each line.
    private final PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Answers with one line. */
    public void say(String word, String rest) {
        output.println(word + " " + rest);
    }

    /** Returns when the parent wants this process to end, or has itself ended. */
    public void awaitGoodbye() {
        try {
            while (System.in.read() >= 0) {
                // The parent says nothing; only the end matters.
            }
        } catch (IOException broken) {
            // The same as the end.
        }
    }

    /** Ends this process at once when the parent goes; for a process that ends by itself otherwise. */
    public void endWithParent() {
        Thread watcher = new Thread(
                () -> {
                    awaitGoodbye();
                    Runtime.getRuntime().halt(PARENT_IS_GONE);
                },
                "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }
}
