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
    /** How long the walk through all modes takes where the traffic has no end. */
    private static final double SECONDS_OF_WALK = 15;

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
            Operator operator = new Operator(gnomon.uri(), gnomon.tokenFile(), progress::say, end);
            send(new Sending(orders, traffic, pace()), new Walk(operator, service, progress::say, end));
            return end.isGiven() ? null : inspect(new Inspection(orders.ledgers(), rates(), events), orders.count());
        } finally {
            progress.end();
        }
    }

    /** What sends the requests: these orders, by this traffic, at this pace. */
    private record Sending(PlantedOrders orders, Traffic traffic, Pace pace) {}

    /** Sends all requests, in the modes of the walk; where somebody else gives commands, in those that are in force. */
    private void send(Sending sending, Walk walk) throws InterruptedException {
        Long requests = plan.requests();
        long walked = requests == null ? (long) (SECONDS_OF_WALK * perSecond()) : requests;
        boolean ours = walk.begin();
        for (Walk.Leg leg : Walk.ALL_MODES) {
            ours = ours && !end.isGiven() && walk.go(leg);
            send(sending, (long) (leg.until() * walked));
        }
        if (requests == null) {
            boolean unused = ours && !end.isGiven() && walk.go(Walk.ALL_MODES.get(0));
            send(sending, Long.MAX_VALUE);
        }
    }

    private void send(Sending sending, long until) throws InterruptedException {
        PlantedOrders orders = sending.orders();
        int block = (int) Math.max(1, Math.min(LARGEST_BLOCK, perSecond() / BLOCKS_PER_SECOND));
        while (orders.count() < until) {
            int next = (int) Math.min(block, until - orders.count());
            if (end.await(sending.pace().next(next))) {
                return;
            }
            sending.traffic().runBlock(next);
            if (!end.isGiven()) {
                progress.update(orders.count());
            }
        }
    }

    private double perSecond() {
        Double rate = plan.rate();
        return rate == null ? Double.POSITIVE_INFINITY : rate;
    }

    private Pace pace() {
        Double rate = plan.rate();
        return rate == null ? Pace.NONE : new Pace(rate);
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
