package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.provision.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the folder for the local state, or at where it will be made. */
record DiskCheckup(Path folder) {

    private static final long LEAST = 1L << 30;

    Finding look() {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String found = folder + ": " + (free >> 20) + " MiB are free";
            if (!Files.isDirectory(there) || !Files.isWritable(there)) {
                return Finding.wrong(
                        "disk", there + " is no folder that can be written", "set streams.state.folder, or its owner");
            }
            return free < LEAST
                    ? Finding.wrong("disk", found, "make room for at least 1 GiB, or set streams.state.folder")
                    : Finding.good("disk", found);
        } catch (IOException unreadable) {
            return Finding.unknown("disk", there + " cannot be looked at: " + unreadable, "look at it by hand");
        }
    }
}
