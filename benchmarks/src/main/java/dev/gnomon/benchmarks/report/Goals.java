package dev.gnomon.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** What was measured beside what was aimed at. */
public final class Goals {

    private Goals() {}

    /** A table of all of them, in Markdown. */
    public static String table(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return "These runs say nothing about a goal.\n";
        }
        Table table = new Table("what", "measured", "goal", "reached");
        for (Outcome outcome : outcomes) {
            table.row(
                    outcome.what(),
                    String.format(Locale.ROOT, "%.2f", outcome.value()),
                    outcome.goal(),
                    outcome.isReached() ? "yes" : "NO");
        }
        return table.toString();
    }
}
