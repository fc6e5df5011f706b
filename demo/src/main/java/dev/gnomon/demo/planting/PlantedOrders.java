package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.OrderService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The orders of one run, one after the other, and the ledgers of what was planted in them. For one thread. */
public final class PlantedOrders {

    private final Planter planter;
    private final Ledger customerId;
    private final Ledger quote;
    private final long first;
    private long count;

    /**
     * The orders that follow from a seed, from the first on.
     *
     * @param seed decides everything about every order
     * @param keep whether the ledgers keep single requests; without it orders without end take no memory
     */
    public PlantedOrders(long seed, boolean keep) {
        this(seed, keep, 0);
    }

    private PlantedOrders(long seed, boolean keep, long first) {
        this.first = first;
        planter = new Planter(seed);
        customerId = new Ledger(keep);
        quote = new Ledger(keep);
    }

    /** The orders that follow from a seed, from the one with the number {@code first} on; single ones are not kept. */
    public static PlantedOrders endless(long seed, long first) {
        return new PlantedOrders(seed, false, first);
    }

    /** The next orders; what was planted in them is written down. */
    public List<PlantedOrder> next(int orders) {
        List<PlantedOrder> next = LongStream.range(first + count, first + count + orders)
                .mapToObj(planter::order)
                .toList();
        for (PlantedOrder order : next) {
            customerId.add(order.customerId());
            quote.add(order.quote());
        }
        count += orders;
        return next;
    }

    /** How many orders there have been. */
    public long count() {
        return count;
    }

    /** The ledgers by the names of their migrations. */
    public Map<String, Ledger> ledgers() {
        Map<String, Ledger> ledgers = new LinkedHashMap<>();
        ledgers.put(OrderService.CUSTOMER_ID, customerId);
        ledgers.put(OrderService.QUOTE, quote);
        return ledgers;
    }
}
