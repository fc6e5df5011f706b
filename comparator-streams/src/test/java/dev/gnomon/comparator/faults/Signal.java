package dev.gnomon.comparator.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What stops a process in its tracks and lets it go on. Needs a POSIX system. */
enum Signal {
    STOP,
    CONT;

    void sendTo(Process process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name() + " failed");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
