package dev.gnomon.benchmarks.variant;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.Parent;
import java.util.List;

/**
 * Measures one variant in this process: over the warm-up topics first, where there are any, so that the code is compiled
 * when it counts. The argument is an {@link Order} as JSON; the answer is a line {@value #RUNNING} when the measured run
 * reads, and a line {@value #RESULT} with a {@link Measurement}.
 */
public final class VariantMain {

    /** Begins the line that says that the measured run has begun. */
    public static final String RUNNING = "RUNNING";

    /** Begins the line with the measurement. */
    public static final String RESULT = "RESULT";

    private VariantMain() {}

    /**
     * What to run.
     *
     * @param runs one after the other; the last is measured
     */
    public record Order(List<VariantSpec> runs) {}

    public static void main(String[] args) throws Exception {
        Parent parent = new Parent();
        parent.endWithParent();
        List<VariantSpec> runs = Json.parse(args[0], Order.class).runs();
        for (VariantSpec warmUp : runs.subList(0, runs.size() - 1)) {
            run(warmUp, () -> {});
        }
        VariantSpec last = runs.get(runs.size() - 1);
        Measurement measurement =
                run(last, () -> parent.say(RUNNING, last.variant().label()));
        parent.say(RESULT, Json.line(measurement));
    }

    private static Measurement run(VariantSpec spec, Runnable onRunning) throws Exception {
        try (Variant variant = Variants.create(spec)) {
            return new Trial(variant, spec.input())
                    .run(onRunning, spec.variant().isJudging());
        }
    }
}
