package dev.gnomon.benchmarks.sdk;

import dev.gnomon.benchmarks.report.Goals;
import dev.gnomon.benchmarks.report.Table;
import java.util.Locale;

/** A report of the SDK for people, in Markdown. */
final class SdkText {

    private SdkText() {}

    static String of(SdkReport report) {
        return report.machine().sentence()
                + "\n\n### On the caller's thread, %,d calls a second\n\n".formatted(report.rate())
                + paced(report)
                + "\n### Without a pause\n\n"
                + unpaced(report)
                + "\n### Against the goals\n\n"
                + Goals.table(SdkGoals.of(report));
    }

    private static String paced(SdkReport report) {
        Table table = new Table("path", "median ns", "99 % ns", "99.9 % ns", "mean ns", "bytes/call", "dropped");
        report.paths().forEach((path, result) -> {
            PacedResult paced = result.paced();
            table.row(
                    path,
                    whole(paced.medianNs()),
                    whole(paced.p99Ns()),
                    whole(paced.p999Ns()),
                    whole(paced.meanNs()),
                    whole(paced.bytesPerOp()),
                    whole((double) paced.dropped()));
        });
        return table.toString();
    }

    private static String unpaced(SdkReport report) {
        Table table = new Table("path", "median ns", "99 % ns", "bytes/call");
        report.paths().forEach((path, result) -> {
            UnpacedResult unpaced = result.unpaced();
            if (unpaced != null) {
                table.row(path, exact(unpaced.medianNs()), exact(unpaced.p99Ns()), exact(unpaced.bytesPerOp()));
            }
        });
        return table.toString();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String exact(double number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }
}
