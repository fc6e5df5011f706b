package dev.gnomon.demo;

import dev.gnomon.demo.check.DiscrepancyReader;
import dev.gnomon.demo.check.Inspection;
import dev.gnomon.demo.check.RatesClient;
import dev.gnomon.demo.check.Report;
import dev.gnomon.demo.orders.OrderDatabase;
import dev.gnomon.demo.orders.OrderService;
import dev.gnomon.demo.planting.PlantedOrders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The order service at work: its traffic, and the inspection of what the comparator made of it. For one thread.
 *
 * @param gnomon the running broker and comparator
 * @param plan what shall be done
 * @param end when to stop early
 * @param progress where to say how far things are
 */
record DemoRun(LocalGnomon gnomon, Plan plan, EndSignal end, Progress progress) {

    /** Orders that are under way together where no rate is kept. */
    private static final int LARGEST_BLOCK = 500;

    private static final int BLOCKS_PER_SECOND = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The last missing side is published within window + 5 s; the rest is for a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long a result must stay: several commits, in which something that was not planted could still come. */
    private static final Duration CALM = Duration.ofSeconds(2);

    /**
     * What shall be done.
     *
     * @param requests how many requests per migration; null for no end
     * @param rate how many in a second; null for as many as the machine can
     * @param seed what is planted where
     */
    record Plan(@Nullable Long requests, @Nullable Double rate, long seed) {

        boolean endless() {
            return requests == null;
        }
    }

    /** Does it all; null where it was stopped before it could report. */
    @Nullable
    Report run() throws InterruptedException {
        PlantedOrders orders = new PlantedOrders(plan.seed(), !plan.endless());
        try (OrderDatabase database = OrderDatabase.create();
                OrderService service = OrderService.connect(gnomon.bootstrapServers(), database);
                Traffic traffic = new Traffic(database, service, orders, end);
                DiscrepancyReader events = events()) {
            send(orders, traffic);
            return end.isGiven() ? null : inspect(new Inspection(orders.ledgers(), rates(), events), orders.count());
        } finally {
            progress.end();
        }
    }

    private void send(PlantedOrders orders, Traffic traffic) throws InterruptedException {
        Double rate = plan.rate();
        int block = rate == null ? LARGEST_BLOCK : (int) Math.max(1, Math.min(LARGEST_BLOCK, rate / BLOCKS_PER_SECOND));
        Pace pace = rate == null ? Pace.NONE : new Pace(rate);
        Long requests = plan.requests();
        long all = requests == null ? Long.MAX_VALUE : requests;
        while (orders.count() < all) {
            int next = (int) Math.min(block, all - orders.count());
            if (end.await(pace.next(next))) {
                return;
            }
            traffic.runBlock(next);
            if (!end.isGiven()) {
                progress.update(orders.count());
            }
        }
    }

    private @Nullable Report inspect(Inspection inspection, long sent) throws InterruptedException {
        long deadline = System.nanoTime() + gnomon.window().plus(PATIENCE).toNanos();
        Report report = inspection.report();
        while (!report.agrees() && System.nanoTime() < deadline) {
            if (end.await(PAUSE)) {
                return null;
            }
            progress.update(sent);
            report = inspection.report();
        }
        return end.await(CALM) ? null : inspection.report();
    }

    private DiscrepancyReader events() {
        return new DiscrepancyReader(gnomon.bootstrapServers(), gnomon.topics().discrepancies());
    }

    private RatesClient rates() {
        return new RatesClient(gnomon.uri());
    }
}
