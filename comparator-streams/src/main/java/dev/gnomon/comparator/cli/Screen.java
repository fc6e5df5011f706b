package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.text.Foreign;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where commands print. Text comes from services and from other people, so that a character in it that cannot be seen is
 * shown as an escape: it cannot forge a line or steer the terminal.
 */
final class Screen {

    private final PrintWriter out;

    Screen(PrintWriter out) {
        this.out = out;
    }

    static Screen of(CommandSpec spec) {
        return new Screen(spec.commandLine().getOut());
    }

    /** Prints {@code format}, which is ours, with {@code values}, which need not be. */
    void printf(String format, Object... values) {
        Object[] shown = new Object[values.length];
        for (int index = 0; index < values.length; index++) {
            shown[index] = values[index] instanceof Number ? values[index] : Foreign.shown(values[index]);
        }
        out.printf(format, shown);
        out.flush();
    }

    /** Prints a line. */
    void line(String text) {
        printf("%s%n", text);
    }

    /** Prints JSON for programs. */
    void json(JsonNode json) {
        out.println(Foreign.json(json.toPrettyString()));
        out.flush();
    }
}
