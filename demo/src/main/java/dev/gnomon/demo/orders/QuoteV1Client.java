package dev.gnomon.demo.orders;

import java.math.BigDecimal;
import java.util.List;

/** Asks version 1 of the pricing service, which answers in decimal amounts. Safe for use by several threads. */
final class QuoteV1Client {

    private static final String RETIRED = "retired-";

    private final QuoteTables tables;

    QuoteV1Client(QuoteTables tables) {
        this.tables = tables;
    }

    Quote quote(String orderId) {
        StoredQuote stored = tables.read(orderId);
        List<Quote.Line> lines =
                stored.items().stream().map(QuoteV1Client::line).toList();
        BigDecimal total = lines.stream()
                .map(line -> line.price().net().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(amount(0), BigDecimal::add);
        Integer discount = stored.discountCents();
        return new Quote(
                stored.currency(),
                total,
                new Quote.Customer(stored.tier(), new Quote.Address(stored.zip())),
                discount == null ? null : new Quote.Discount(amount(discount)),
                lines);
    }

    private static Quote.Line line(StoredQuote.Item item) {
        if (item.sku().startsWith(RETIRED)) {
            throw new OrderException.RetiredArticle(item.sku());
        }
        return new Quote.Line(
                item.sku(), item.quantity(), new Quote.Price(amount(item.netCents()), amount(item.taxCents())));
    }

    private static BigDecimal amount(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
