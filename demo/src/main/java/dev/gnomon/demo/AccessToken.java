package dev.gnomon.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What whoever changes a mode must know: a new one for each start, in a file that only its owner can read.
 *
 * @param file where it is
 * @param text what it is
 */
record AccessToken(Path file, String text) {

    private static final int BYTES = 16;

    /** A new token, in the file {@code token} of {@code folder}, which is there. */
    static AccessToken createIn(Path folder) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = HexFormat.of().formatHex(random);
        Path file = folder.resolve("token");
        try {
            // Others can read new files, but not new temporary ones.
            Path written = Files.createTempFile(folder, "token", "");
            Files.writeString(written, text + "\n");
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            return new AccessToken(file, text);
        } catch (IOException unwritable) {
            throw new DemoException("cannot write " + file + ": " + unwritable, unwritable);
        }
    }

    /** Does not tell it. */
    @Override
    public String toString() {
        return "AccessToken[file=" + file + "]";
    }
}
