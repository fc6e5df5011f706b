package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.verify.Count;
import dev.gnomon.comparator.verify.History;
import dev.gnomon.comparator.verify.VerificationReport;
import dev.gnomon.comparator.verify.VerificationReport.MigrationCounts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A verification's result for people.
 *
 * @param show how many of the differing requests, and of the differing dead letters, are named
 */
record VerifyTable(VerificationReport report, int show) {

    /** Where there are more migrations, only those are shown that differ. */
    private static final int MAX_TABLES = 20;

    private static final String ROW = "  %-22s %12s %12s %12s%s%n";

    void print(Screen out) {
        List<MigrationCounts> all = report.migrations();
        all.stream()
                .filter(one -> all.size() <= MAX_TABLES || !one.equal())
                .limit(MAX_TABLES)
                .forEach(one -> print(one, out));
        printRequests(out);
        printDeadLetters(out);
        report.setAside().forEach(place -> out.line("set aside and not counted: " + place));
        long differing = all.stream().filter(one -> !one.equal()).count();
        out.line(
                report.equal()
                        ? "nothing differs in " + all.size() + " migration(s)"
                        : differing + " of " + all.size() + " migration(s) differ in their counts");
    }

    private static void print(MigrationCounts migration, Screen out) {
        out.line(migration.migration());
        out.printf(ROW, "", "recounted", "counted", "published", "");
        for (Count count : Count.values()) {
            long recounted = migration.recounted().getOrDefault(count, 0L);
            long counted = migration.counted().getOrDefault(count, 0L);
            long published = migration.published().getOrDefault(count, 0L);
            if (recounted != 0 || counted != 0 || published != 0) {
                String differs = recounted == counted ? "" : "  <- differs";
                out.printf(ROW, count.label(), recounted, counted, count.isVerdict() ? published : "", differs);
            }
        }
    }

    private void printRequests(Screen out) {
        if (report.requests().isEmpty()) {
            return;
        }
        out.line("discrepancies that differ: " + report.requests().size() + first(report.requests()));
        report.requests().stream()
                .limit(show)
                .forEach(one -> out.printf(
                        "  %s %s: recounted %s; published %s%n",
                        one.request().migration(),
                        one.request().requestId(),
                        described(one.recounted()),
                        described(one.published())));
    }

    private void printDeadLetters(Screen out) {
        if (report.deadLetters().isEmpty()) {
            return;
        }
        out.line("dead letters that differ: " + report.deadLetters().size() + first(report.deadLetters()));
        report.deadLetters().stream()
                .limit(show)
                .forEach(one -> out.printf(
                        "  of %s: recounted %d; published %d%n", one.place(), one.recounted(), one.published()));
    }

    private String first(List<?> all) {
        return all.size() > show ? ", the first " + show + ":" : "";
    }

    private static String described(List<History> histories) {
        return histories.isEmpty()
                ? "none"
                : histories.stream().map(History::toString).collect(Collectors.joining(" and "));
    }
}
