package dev.gnomon.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is gone when it is closed. Whoever works in it must have stopped by then.
 *
 * @param path where it is; readable by its owner only
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    private static final int ATTEMPTS_IN_HASTE = 20;

    /** A new folder, which is also deleted where {@code end} has no time to wait. */
    static TemporaryFolder create(String prefix, EndSignal end) {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
            end.inHaste(folder::deleteInHaste);
            return folder;
        } catch (IOException unusable) {
            throw new DemoException("cannot create a temporary folder: " + unusable, unusable);
        }
    }

    @Override
    public void close() {
        try {
            delete();
        } catch (IOException stuck) {
            throw new DemoException("cannot delete " + path + ": " + stuck, stuck);
        }
    }

    /** Whoever still works in it may add files, and will complain: in vain, because this is the end of the process. */
    private void deleteInHaste() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        for (int attempt = 0; attempt < ATTEMPTS_IN_HASTE && Files.exists(path); attempt++) {
            try {
                delete();
            } catch (IOException addedMeanwhile) {
                // The next attempt finds it.
            }
        }
    }

    private void delete() throws IOException {
        if (Files.exists(path)) {
            Files.walkFileTree(path, new Deleting());
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
