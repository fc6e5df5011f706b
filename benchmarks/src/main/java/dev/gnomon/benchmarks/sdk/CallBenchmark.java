package dev.gnomon.benchmarks.sdk;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls without a pause, for the paths of which all work is on the caller's thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class CallBenchmark {

    /** A {@link PathName}, in lower case. */
    @Param({"direct"})
    public String path = "";

    /** The broker. */
    @Param({""})
    public String bootstrapServers = "";

    /** What the topics' names begin with. */
    @Param({""})
    public String topicPrefix = "";

    private final String requestId = "0f8b7c1e-5d1f-4f0a-9a65-3f1f4f5c7d10";
    private @Nullable CallPath opened;

    @Setup(Level.Trial)
    public void open() {
        opened = new CallPaths(bootstrapServers, topicPrefix).open(PathName.valueOf(path.toUpperCase(Locale.ROOT)));
    }

    @TearDown(Level.Trial)
    public void close() {
        Objects.requireNonNull(opened).close();
    }

    @Benchmark
    public Object call() throws Exception {
        return Objects.requireNonNull(opened).call(requestId);
    }
}
