package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.app.Comparator;

/** Closes the comparator when the process is asked to end: by Ctrl-C, or by SIGTERM. */
final class ClosedAtExit {

    private final Thread hook;

    private ClosedAtExit(Thread hook) {
        this.hook = hook;
    }

    static ClosedAtExit of(Comparator comparator) {
        Thread hook = new Thread(comparator::close, "close-at-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ClosedAtExit(hook);
    }

    /** Nothing is left to be done at the exit. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyExiting) {
            // The hook is running, which is why the comparator has ended.
        }
    }
}
