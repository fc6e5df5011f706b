package dev.gnomon.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder that is gone after use, also when the process is interrupted. */
public final class Scratch implements AutoCloseable {

    private final Path path;
    private final Thread cleanUp;

    private Scratch(Path path) {
        this.path = path;
        cleanUp = new Thread(this::delete, "scratch-clean-up");
    }

    /**
     * Makes one below {@code parent}.
     *
     * @param bytesNeeded how much disk will be used
     * @throws IllegalArgumentException if there is less free
     */
    public static Scratch below(Path parent, long bytesNeeded) {
        try {
            Files.createDirectories(parent);
            long free = Files.getFileStore(parent).getUsableSpace();
            if (free < bytesNeeded) {
                throw new IllegalArgumentException("needs %,d MiB of disk, but %s has %,d MiB: give another --folder"
                        .formatted(bytesNeeded >> 20, parent, free >> 20));
            }
            Scratch scratch = new Scratch(Files.createTempDirectory(parent, "gnomon-benchmark-"));
            Runtime.getRuntime().addShutdownHook(scratch.cleanUp);
            return scratch;
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot make a folder below " + parent, unusable);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        Runtime.getRuntime().removeShutdownHook(cleanUp);
    }

    private void delete() {
        try (Stream<Path> everything = Files.walk(path)) {
            for (Path each : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException cannotDelete) {
            throw new UncheckedIOException("cannot remove " + path, cannotDelete);
        }
    }
}
