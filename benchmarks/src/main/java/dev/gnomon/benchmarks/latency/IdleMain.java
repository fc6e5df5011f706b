package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.Parent;
import dev.gnomon.benchmarks.process.Usage;
import java.util.concurrent.TimeUnit;

/**
 * Does nothing in this process, connected in mode OLD or without the SDK, and says {@value #RESULT} with the share of a
 * core, in percent, that it took to do so. The argument is an {@link Order} as JSON.
 */
public final class IdleMain {

    static final String RESULT = "RESULT";
    static final int SETTLE_SECONDS = 10;

    private IdleMain() {}

    /**
     * How to do nothing.
     *
     * @param connected whether there is an SDK, with one migration in mode OLD
     * @param seconds how long it is measured
     */
    record Order(boolean connected, String bootstrapServers, String topicPrefix, int seconds) {}

    public static void main(String[] args) throws InterruptedException {
        Parent parent = new Parent();
        parent.endWithParent();
        Order order = Json.parse(args[0], Order.class);
        Scenario scenario = order.connected() ? Scenario.OLD : Scenario.DIRECT;
        MeasuredService service = MeasuredService.in(scenario, order.bootstrapServers(), order.topicPrefix());
        service.answer("the-first");
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        Usage before = Usage.now();
        TimeUnit.SECONDS.sleep(order.seconds());
        parent.say(RESULT, Double.toString(Usage.now().percentOfACoreSince(before)));
        Runtime.getRuntime().halt(0);
    }
}
