package dev.gnomon.comparator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a token, and never tells it: complaints name only where it came from. */
final class TokenSource {

    private static final int LONGEST = 4_096;

    /** What can be sent in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    private TokenSource() {}

    /** The token in {@code file}, otherwise that of the environment; null where there is none. */
    static @Nullable String read(@Nullable Path file, @Nullable String environment) {
        if (file != null) {
            return checked("--token-file " + file, content(file));
        }
        return environment == null || environment.isBlank() ? null : checked("GNOMON_HTTP_TOKEN", environment);
    }

    private static String checked(String source, String content) {
        String token = content.strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new AnswerIsNoException(
                    ExitStatus.USAGE,
                    source + " must hold one token in one line of printable ASCII characters, and nothing else");
        }
        return token;
    }

    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new AnswerIsNoException(ExitStatus.USAGE, "--token-file: cannot read " + file);
        }
    }
}
