package dev.gnomon.demo.orders;

import java.util.Set;

/** Asks version 2 of the pricing service, which answers in cents. Safe for use by several threads. */
final class QuoteV2Client {

    private static final Set<String> CURRENCIES = Set.of("EUR", "USD");

    private final QuoteTables tables;

    QuoteV2Client(QuoteTables tables) {
        this.tables = tables;
    }

    QuoteV2 quote(String orderId) {
        StoredQuote stored = tables.read(orderId);
        if (!CURRENCIES.contains(stored.currency())) {
            throw new OrderException.UnknownCurrency(stored.currency());
        }
        long total = stored.items().stream()
                .mapToLong(item -> (long) item.netCents() * item.quantity())
                .sum();
        return new QuoteV2(stored, total);
    }
}
