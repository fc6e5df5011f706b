package dev.gnomon.demo;

import dev.gnomon.demo.check.RatesClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

/**
 * One line that says how far things are: rewritten in place on a terminal, and a new one every few seconds elsewhere.
 * For one thread.
 */
final class Progress {

    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal = Boolean.getBoolean("gnomon.terminal");
    private final RatesClient rates;
    private final List<String> migrations;
    private long nextAt;
    private int width;

    Progress(PrintWriter out, RatesClient rates, List<String> migrations) {
        this.out = out;
        this.rates = rates;
        this.migrations = migrations;
        scheduleNext();
    }

    /** Shows how far things are, if it is time to. */
    void update(long sent) throws InterruptedException {
        if (System.nanoTime() < nextAt) {
            return;
        }
        StringJoiner line = new StringJoiner(", ", "%,d sent; discrepancies: ".formatted(sent), "");
        for (String migration : migrations) {
            RatesClient.Rates now = rates.of(migration);
            line.add("%s %,d of %,d".formatted(migration, now.discrepancies(), now.judged()));
        }
        show(line.toString());
        scheduleNext();
    }

    /** Prints a line of its own. */
    void say(String line) {
        end();
        out.println(line);
        out.flush();
    }

    /** Ends the line, so that something else can be printed. */
    void end() {
        if (width > 0) {
            out.println();
            out.flush();
            width = 0;
        }
    }

    private void scheduleNext() {
        nextAt = System.nanoTime() + (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
    }

    private void show(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }
}
