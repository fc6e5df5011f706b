package dev.gnomon.benchmarks.sdk;

import static dev.gnomon.benchmarks.sdk.PathName.DIRECT;
import static dev.gnomon.benchmarks.sdk.PathName.ENCODING;
import static dev.gnomon.benchmarks.sdk.PathName.KAFKA_SEND;
import static dev.gnomon.benchmarks.sdk.PathName.LAUNCHDARKLY_SHADOW_PARALLEL;
import static dev.gnomon.benchmarks.sdk.PathName.SCIENTIST4J_ASYNC_CANDIDATE;
import static dev.gnomon.benchmarks.sdk.PathName.SDK_OLD;
import static dev.gnomon.benchmarks.sdk.PathName.SDK_SAMPLED_OUT;
import static dev.gnomon.benchmarks.sdk.PathName.SDK_SHADOW_CAPTURED;
import static dev.gnomon.benchmarks.sdk.PathName.SDK_SHADOW_IMMUTABLE;

import dev.gnomon.benchmarks.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** Holds what was measured against the goals that were set, as far as the paths allow. */
final class SdkGoals {

    private final SdkReport report;
    private final List<Outcome> outcomes = new ArrayList<>();

    private SdkGoals(SdkReport report) {
        this.report = report;
    }

    static List<Outcome> of(SdkReport report) {
        SdkGoals goals = new SdkGoals(report);
        goals.unobserved();
        goals.observed();
        return List.copyOf(goals.outcomes);
    }

    private void unobserved() {
        with(SDK_OLD, DIRECT, (old, direct) -> {
            add(Outcome.atMost(2, old.medianNs() - direct.medianNs(), "sdk_old over direct, ns"));
            add(Outcome.atMost(0, old.bytesPerOp(), "sdk_old, bytes per call"));
        });
        report.of(SDK_SAMPLED_OUT).ifPresent(out -> {
            add(Outcome.atMost(60, out.medianNs(), "sdk_sampled_out, ns"));
            add(Outcome.atMost(0, out.bytesPerOp(), "sdk_sampled_out, bytes per call"));
        });
    }

    private void observed() {
        ratio(0.5, KAFKA_SEND, PathResult::medianNs, "median, sdk_shadow_immutable / kafka_send");
        ratio(
                0.3,
                SCIENTIST4J_ASYNC_CANDIDATE,
                PathResult::medianNs,
                "median, sdk_shadow_immutable / scientist4j_async_candidate");
        ratio(
                0.05,
                LAUNCHDARKLY_SHADOW_PARALLEL,
                PathResult::medianNs,
                "median, sdk_shadow_immutable / launchdarkly_shadow_parallel");
        ratio(0.3, KAFKA_SEND, PathResult::p99Ns, "99th percentile, sdk_shadow_immutable / kafka_send");
        with(
                SDK_SHADOW_IMMUTABLE,
                ENCODING,
                (immutable, encoding) -> report.of(SDK_SHADOW_CAPTURED)
                        .ifPresent(captured -> add(Outcome.atMost(
                                1,
                                captured.medianNs() / (immutable.medianNs() + encoding.medianNs()),
                                "median, sdk_shadow_captured / (sdk_shadow_immutable + encoding)"))));
    }

    private void ratio(double bound, PathName peer, ToDoubleFunction<PathResult> figure, String what) {
        with(
                SDK_SHADOW_IMMUTABLE,
                peer,
                (immutable, other) -> add(
                        Outcome.atMost(bound, figure.applyAsDouble(immutable) / figure.applyAsDouble(other), what)));
    }

    private void with(PathName one, PathName other, BiConsumer<PathResult, PathResult> use) {
        report.of(one).ifPresent(first -> report.of(other).ifPresent(second -> use.accept(first, second)));
    }

    private void add(Outcome outcome) {
        outcomes.add(outcome);
    }
}
