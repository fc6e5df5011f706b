package dev.gnomon.demo;

import dev.gnomon.demo.orders.OrderDatabase;
import dev.gnomon.demo.orders.OrderException;
import dev.gnomon.demo.orders.OrderService;
import dev.gnomon.demo.orders.StoredOrder;
import dev.gnomon.demo.orders.TwoWays;
import dev.gnomon.demo.planting.PlantedOrder;
import dev.gnomon.demo.planting.PlantedOrders;
import dev.gnomon.demo.planting.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the order service, block by block: the orders of a block are stored, all requests to them are run by
 * several threads, and when nothing is on its way any more the orders are deleted. So the other sides that wait are never
 * more than a block has, and nothing is dropped. For one thread.
 */
final class Traffic implements AutoCloseable {

    private static final int WORKERS = 4;
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FLUSH_STEP = Duration.ofMillis(250);

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final OrderDatabase database;
    private final OrderService service;
    private final PlantedOrders orders;
    private final EndSignal end;

    Traffic(OrderDatabase database, OrderService service, PlantedOrders orders, EndSignal end) {
        this.database = database;
        this.service = service;
        this.orders = orders;
        this.end = end;
    }

    /** Runs the next orders: one request to each migration for each. Breaks off where the end is near. */
    void runBlock(int count) throws InterruptedException {
        List<PlantedOrder> block = orders.next(count);
        List<StoredOrder> rows = block.stream().map(PlantedOrder::stored).toList();
        database.insert(rows);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (PlantedOrder order : block) {
            tasks.add(() -> send(order));
        }
        for (Future<Void> task : workers.invokeAll(tasks)) {
            rethrow(task);
        }
        flush();
        database.delete(rows);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void flush() {
        long deadline = System.nanoTime() + FLUSH_TIMEOUT.toNanos();
        while (!end.isGiven() && !service.flush(FLUSH_STEP)) {
            if (System.nanoTime() > deadline) {
                throw new DemoException("observations did not reach Kafka: " + service.observations(), null);
            }
        }
    }

    private @Nullable Void send(PlantedOrder order) {
        if (!end.isGiven()) {
            send(order.customerId(), service.customerId());
            send(order.quote(), service.quote());
        }
        return null;
    }

    private static void send(Request request, TwoWays<?> read) {
        dev.gnomon.sdk.Request known = dev.gnomon.sdk.Request.of(request.id());
        switch (request.run()) {
            case TOGETHER -> answer(request.id(), read);
            case APART -> {
                read.recordOld(known);
                read.recordNew(known);
            }
            case OLD_ONLY -> read.recordOld(known);
            case NEW_ONLY -> read.recordNew(known);
            case UNLIKE_VERSIONS -> {
                read.recordOld(known.withVersion("tax-table", "2026-10"));
                read.recordNew(known.withVersion("tax-table", "2026-11"));
            }
        }
    }

    private static void answer(String orderId, TwoWays<?> read) {
        try {
            read.read(orderId);
        } catch (OrderException planted) {
            // The caller of the service gets the old side's failure, as it would without the migration.
        }
    }

    private static void rethrow(Future<Void> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException failed) {
            throw new DemoException("the order service failed: " + failed.getCause(), failed);
        }
    }
}
