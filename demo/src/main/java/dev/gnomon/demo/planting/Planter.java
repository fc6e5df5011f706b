package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.StoredOrder;
import dev.gnomon.demo.orders.StoredQuote;
import dev.gnomon.demo.orders.StoredQuote.Item;
import dev.gnomon.demo.planting.Request.Run;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes orders with faults, from a seed and the order's number. Safe for use by several threads.
 *
 * <pre>{@code
 * PlantedOrder order = new Planter(42).order(0);
 * }</pre>
 *
 * @param seed decides everything about every order
 */
public record Planter(long seed) {

    private static final CustomerFault[] CUSTOMER_FAULTS = CustomerFault.values();
    private static final QuoteFault[] QUOTE_FAULTS = QuoteFault.values();
    private static final List<String> TIERS = List.of("bronze", "silver", "gold");

    /** One request in four is answered by two services that share only the request ID. */
    private static final int ONE_APART_IN = 4;

    /** The order with this number, 0 or more. */
    public PlantedOrder order(long number) {
        // SplittableRandom adds a constant for each value: seeds must not lie that constant apart, hence the shuffle.
        SplittableRandom random =
                new SplittableRandom(Long.rotateLeft(seed * 0xD1B54A32D192ED03L, 32) ^ number).split();
        CustomerFault customerFault = Fault.draw(CUSTOMER_FAULTS, CustomerFault.NONE, random);
        QuoteFault quoteFault = Fault.draw(QUOTE_FAULTS, QuoteFault.NONE, random);
        CustomerRows customer = customerFault.plantIn(CustomerRows.of(random.nextInt(1_000_000)));
        StoredQuote quote = quote(random);
        String id = String.format("order-%08d", number);
        return new PlantedOrder(
                new StoredOrder(
                        id,
                        customer.inOrders(),
                        customer.inPayments(),
                        quoteFault.plantInOld(quote),
                        quoteFault.plantInNew(quote)),
                request(id, customerFault.expected(), random),
                request(id, quoteFault.expected(quote), random));
    }

    private static Request request(String id, Expected expected, SplittableRandom random) {
        return new Request(id, Run.of(expected, random.nextInt(ONE_APART_IN) == 0), expected);
    }

    private static StoredQuote quote(SplittableRandom random) {
        List<Item> items = IntStream.range(0, random.nextInt(2, 6))
                .mapToObj(line -> item(line, random))
                .toList();
        return new StoredQuote(
                TIERS.get(random.nextInt(TIERS.size())),
                String.format("%05d", random.nextInt(10_000, 100_000)),
                random.nextBoolean() ? "EUR" : "USD",
                random.nextInt(3) == 0 ? random.nextInt(1, 1_000) : null,
                items);
    }

    private static Item item(int line, SplittableRandom random) {
        int net = random.nextInt(100, 20_000);
        return new Item("sku-" + line + "-" + random.nextInt(1_000), random.nextInt(1, 4), net, net / 5);
    }
}
