package dev.gnomon.connect;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets in the place of references to them, which are written as for Kafka's own configuration providers:
 *
 * <pre>
 * ${env:NAME}               the variable NAME of the environment
 * ${file:/path/to/file:KEY} the value of KEY in a properties file
 * ${directory:/path:NAME}   the file NAME in a folder, as secrets are mounted into containers
 * </pre>
 *
 * <p>Unlike Kafka's, these need no further setting, complain of what is not there, and leave out the line break that an
 * editor puts at the end of a file. Other references are left as they are, for providers that {@code config.providers}
 * names. Safe for use by several threads.
 */
public final class SecretReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|directory):(?:([^}:]*):)?([^}]*)}");

    private final Map<String, String> environment;

    /** References into {@code environment} and the file system. */
    public SecretReferences(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The text with what its references name.
     *
     * @throws IllegalArgumentException naming the reference that leads nowhere; never with a secret
     */
    public String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(fetch(found)));
    }

    /**
     * The same for the values of options.
     *
     * @param section what the options are about, for people
     * @throws IllegalArgumentException naming the option, too
     */
    public Map<String, String> resolveAll(String section, Map<String, String> options) {
        Map<String, String> resolved = new HashMap<>(options);
        resolved.replaceAll((option, value) -> {
            try {
                return resolve(value);
            } catch (IllegalArgumentException nowhere) {
                throw new IllegalArgumentException(section + ": " + option + ": " + nowhere.getMessage(), nowhere);
            }
        });
        return resolved;
    }

    private String fetch(MatchResult reference) {
        String path = reference.group(2) == null ? "" : reference.group(2);
        String key = reference.group(3);
        try {
            return switch (reference.group(1)) {
                case "env" -> known(environment.get(path.isEmpty() ? key : path + ":" + key), reference, "is not set");
                case "file" -> known(properties(Path.of(path)).getProperty(key), reference, "has no such key");
                default -> Files.readString(Path.of(path, key)).stripTrailing();
            };
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(reference.group() + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    reference.group() + " cannot be read: "
                            + unreadable.getClass().getSimpleName(),
                    unreadable);
        }
    }

    private static String known(@Nullable String value, MatchResult reference, String otherwise) {
        if (value == null) {
            throw new IllegalArgumentException(reference.group() + " " + otherwise);
        }
        return value;
    }

    private static Properties properties(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IllegalArgumentException malformed) {
            // Its message repeats a part of the file.
            throw new IOException("not a properties file");
        }
    }
}
