package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.load.Pace;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.Parent;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * Answers requests at a fixed rate in this process. The argument is an {@link Order} as JSON; says {@value #WARM} after
 * the warm-up, goes on for a while in which the parent can do harm, and says {@value #RESULT} with a {@link Latency}.
 */
public final class LatencyMain {

    static final String WARM = "WARM";
    static final String RESULT = "RESULT";

    /** Often enough for the compilers: a service that runs, and not one that starts, is measured. */
    static final int WARM_UP_REQUESTS = 100_000;

    static final int WARM_UP_RATE = 5_000;
    static final int SETTLE_SECONDS = 5;

    private static final int DIGITS = 3;

    private LatencyMain() {}

    /**
     * What to go through.
     *
     * @param bootstrapServers the broker
     * @param topicPrefix what the topics' names begin with
     * @param rate requests a second
     * @param seconds how long it is measured
     */
    record Order(Scenario scenario, String bootstrapServers, String topicPrefix, int rate, int seconds) {}

    public static void main(String[] args) throws Exception {
        Parent parent = new Parent();
        parent.endWithParent();
        Order order = Json.parse(args[0], Order.class);
        MeasuredService service = MeasuredService.in(order.scenario(), order.bootstrapServers(), order.topicPrefix());
        parent.say(RESULT, Json.line(measure(service, order, parent)));
        // Without a broker, closing waits for what can no longer be published.
        Runtime.getRuntime().halt(0);
    }

    private static Latency measure(MeasuredService service, Order order, Parent parent) throws Exception {
        Pace.Call call = number -> service.answer(new UUID(order.rate(), number).toString());
        Histogram histogram = new Histogram(DIGITS);
        new Pace(System::nanoTime, WARM_UP_RATE).run(WARM_UP_REQUESTS, call, histogram::recordValue);
        parent.say(WARM, order.scenario().toString());
        Pace pace = new Pace(System::nanoTime, order.rate());
        pace.run((long) order.rate() * SETTLE_SECONDS, call, histogram::recordValue);
        histogram.reset();
        long dropped = service.dropped();
        pace.run((long) order.rate() * order.seconds(), call, histogram::recordValue);
        return Latency.of(histogram, service.dropped() - dropped);
    }
}
