package dev.gnomon.demo.orders;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Counters;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import dev.gnomon.sdk.Limits;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.MigrationOptions;
import dev.gnomon.sdk.ShadowLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/**
 * The order service with its two migrations, whose modes it follows on Kafka. Safe for use by several threads.
 */
public final class OrderService implements AutoCloseable {

    /** The migration of the customer to charge, from {@code orders} to {@code pending_payments}. */
    public static final String CUSTOMER_ID = "customer-id";

    /** The migration of the price quote, from version 1 to version 2 of the pricing service. */
    public static final String QUOTE = "quote-v2";

    /** Both migrations. */
    public static final List<String> MIGRATIONS = List.of(CUSTOMER_ID, QUOTE);

    /** How many reads may be waiting for their other side. */
    public static final int MAX_WAITING = 2_000;

    /** Quotes with more than some 400 lines are cut. */
    private static final int MAX_PAYLOAD_BYTES = 32 << 10;

    private final Gnomon gnomon;
    private final TwoWays<String> customerId;
    private final TwoWays<Quote> quote;

    private OrderService(Gnomon gnomon, OrderDatabase database) {
        this.gnomon = gnomon;
        CustomerTables customers = database.customers();
        customerId = new TwoWays<>(
                gnomon.migration(CUSTOMER_ID, String.class), customers::fromOrders, customers::fromPendingPayments);
        QuoteV1Client v1 = database.quoteV1();
        QuoteV2Client v2 = database.quoteV2();
        quote = new TwoWays<>(
                gnomon.migration(
                        QUOTE,
                        MigrationOptions.builder(Quote.class).immutableResults().build()),
                v1::quote,
                orderId -> v2.quote(orderId).asQuote());
    }

    /** The service on {@code database}, which stays the caller's, publishing to the Kafka at {@code bootstrapServers}. */
    public static OrderService connect(String bootstrapServers, OrderDatabase database) {
        return new OrderService(Gnomon.connect(config(bootstrapServers).build()), database);
    }

    /** The same, but in SHADOW until something else is commanded, and what the SDK counts is in {@code meters}. */
    public static OrderService connect(String bootstrapServers, OrderDatabase database, MeterRegistry meters) {
        GnomonConfig config = config(bootstrapServers)
                .startMode(Mode.SHADOW)
                .meterRegistry(meters)
                .build();
        return new OrderService(Gnomon.connect(config), database);
    }

    private static GnomonConfigBuilder config(String bootstrapServers) {
        return GnomonConfig.builder()
                .bootstrapServers(bootstrapServers)
                .service("orders")
                .shadows(ShadowLimits.DEFAULT.withQueue(MAX_WAITING))
                .limits(Limits.DEFAULT.withMaxPayloadBytes(MAX_PAYLOAD_BYTES).withCloseTimeout(Duration.ofSeconds(1)));
    }

    /** The customer to charge for an order. */
    public TwoWays<String> customerId() {
        return customerId;
    }

    /** What an order costs. */
    public TwoWays<Quote> quote() {
        return quote;
    }

    /** One of the {@link #MIGRATIONS}, as this service sees it. */
    public Migration<?> migration(String name) {
        return name.equals(QUOTE) ? quote.migration() : customerId.migration();
    }

    /** Waits until nothing is on its way to Kafka, for at most {@code timeout}; says whether that came about. */
    public boolean flush(Duration timeout) {
        return gnomon.flush(timeout);
    }

    /** What became of the observations. */
    public Counters observations() {
        return gnomon.counters();
    }

    @Override
    public void close() {
        gnomon.close();
    }
}
