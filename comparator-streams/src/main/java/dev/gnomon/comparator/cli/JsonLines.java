package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gnomon.comparator.decide.JsonFields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Answers JSON Lines: one line of output for each line of input. A line that is wrong is told on standard error with its
 * number and fields, and the others are still answered. Blank lines are passed over.
 */
final class JsonLines {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CommandLine command;
    private final String file;

    /**
     * Lines of a file.
     *
     * @param file its path, or {@code -} for standard input
     */
    JsonLines(CommandLine command, String file) {
        this.command = command;
        this.file = file;
    }

    /** Gives the answer to one line. */
    @FunctionalInterface
    interface Answering {

        /** The answer; any text where a mistake was noted. */
        JsonNode answer(JsonFields line, List<String> mistakes);
    }

    /** Answers every line; whether all of them were right. */
    boolean answer(Answering answering) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            boolean right = true;
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                right &= line.isBlank() || answer(number, line, answering);
                number++;
            }
            return right;
        } catch (IOException unreadable) {
            throw new ParameterException(command, "cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private boolean answer(int number, String line, Answering answering) {
        List<String> mistakes = new ArrayList<>();
        JsonNode read = read(line, mistakes);
        JsonNode answer = read == null ? null : answering.answer(new JsonFields(read, mistakes), mistakes);
        if (answer == null || !mistakes.isEmpty()) {
            String name = file.equals("-") ? "standard input" : file;
            mistakes.forEach(
                    mistake -> command.getErr().println("gnomon: " + name + " line " + number + ": " + mistake));
            command.getErr().flush();
            return false;
        }
        command.getOut().println(answer);
        command.getOut().flush();
        return true;
    }

    private static @Nullable JsonNode read(String line, List<String> mistakes) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            mistakes.add("it cannot be parsed as JSON: "
                    + broken.getOriginalMessage().replaceAll("\\s+", " "));
            return null;
        }
    }
}
