package dev.gnomon.comparator.runtime;

import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the local state: readable by its owner only, and held by one process until it is closed.
 *
 * <p>Kafka Streams makes its own folder readable for the group, so it gets one inside.
 */
public final class StateFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private StateFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the folder if it is not there, and takes it.
     *
     * @throws CannotStartException if it cannot be used, or another process has it
     */
    public static StateFolder open(Path root) {
        try {
            Files.createDirectories(root);
            if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new CannotStartException(
                        Reason.STATE_FOLDER,
                        "state folder " + root + " is in use by another comparator: give each its own"
                                + " streams.state.folder");
            }
            return new StateFolder(root, lock);
        } catch (IOException unusable) {
            String why = unusable instanceof AccessDeniedException ? "access denied" : unusable.toString();
            throw new CannotStartException(
                    Reason.STATE_FOLDER, "state folder " + root + " cannot be used: " + why, unusable);
        }
    }

    /** Where Kafka Streams may write. */
    public Path streams() {
        return root.resolve("streams");
    }

    /** What its disk has left for us; as much as can be where that cannot be found out. */
    public long freeBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            // The lock ends with the channel, whether or not closing it complains.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }
}
