package dev.gnomon.benchmarks.sdk;

import com.sun.management.ThreadMXBean;
import dev.gnomon.benchmarks.load.Pace;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.OwnCore;
import dev.gnomon.benchmarks.process.Parent;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * Measures one path at a fixed rate in this process. The argument is an {@link Order} as JSON, the answer a line
 * {@value #RESULT} with a {@link PacedResult}.
 */
public final class PathMain {

    static final String RESULT = "RESULT";

    private static final int DIGITS = 3;
    private static final int REQUESTS = 1 << 12;

    private PathMain() {}

    /**
     * What to run.
     *
     * @param where what the path connects to
     */
    record Order(PathName path, CallPaths where, Timing timing) {}

    /**
     * How to run it.
     *
     * @param rate calls a second
     * @param warmUpSeconds how long before it is measured
     * @param seconds how long it is measured
     */
    record Timing(int rate, int warmUpSeconds, int seconds) {}

    public static void main(String[] args) throws Exception {
        Parent parent = new Parent();
        parent.endWithParent();
        Order order = Json.parse(args[0], Order.class);
        try (CallPath path = order.where().open(order.path())) {
            parent.say(RESULT, Json.line(measure(path, order.timing())));
        }
        // Libraries leave threads behind.
        System.exit(0);
    }

    private static PacedResult measure(CallPath path, Timing timing) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] requestIds = requestIds();
        Pace pace = new Pace(System::nanoTime, timing.rate());
        Pace.Call call = number -> path.call(requestIds[(int) number & (REQUESTS - 1)]);
        Histogram histogram = new Histogram(DIGITS);
        pace.run((long) timing.rate() * timing.warmUpSeconds(), call, histogram::recordValue);
        OwnCore.take();
        histogram.reset();
        long dropped = path.dropped();
        long calls = (long) timing.rate() * timing.seconds();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        pace.run(calls, call, histogram::recordValue);
        double bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        return new PacedResult(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                Math.round(histogram.getMean()),
                Math.round(bytes / calls),
                path.dropped() - dropped);
    }

    /** Made beforehand; the same ones come back after a while, which the SDK does not mind. */
    private static String[] requestIds() {
        String[] ids = new String[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            ids[i] = new UUID(i * 0x9E3779B97F4A7C15L, i).toString();
        }
        return ids;
    }
}
