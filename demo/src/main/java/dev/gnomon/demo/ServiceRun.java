package dev.gnomon.demo;

import dev.gnomon.demo.orders.OrderDatabase;
import dev.gnomon.demo.orders.OrderService;
import dev.gnomon.demo.planting.PlantedOrders;

/**
 * The order service with requests that come at a steady rate, for a Kafka that runs elsewhere.
 *
 * @param bootstrapServers where Kafka is
 * @param rate requests per second and migration, up to 1000
 * @param seed what is planted where
 * @param surface where its metrics are shown
 */
record ServiceRun(String bootstrapServers, double rate, long seed, ServiceSurface surface) {

    private static final int BLOCKS_PER_SECOND = 10;

    /**
     * Sends requests until the end is given.
     *
     * @throws DemoException if observations do not reach Kafka for a minute
     */
    void run(EndSignal end) throws InterruptedException {
        // Orders are numbered from the time in milliseconds on: a service that is started again has other ones.
        PlantedOrders orders = PlantedOrders.endless(seed, System.currentTimeMillis());
        try (OrderDatabase database = OrderDatabase.create();
                OrderService service = OrderService.connect(bootstrapServers, database, surface.meters());
                Traffic traffic = new Traffic(database, service, orders, end)) {
            int block = (int) Math.max(1, rate / BLOCKS_PER_SECOND);
            Pace pace = new Pace(rate);
            while (!end.await(pace.next(block))) {
                traffic.runBlock(block);
            }
        }
    }
}
