package dev.gnomon.demo.orders;

import java.math.BigDecimal;

/**
 * The answer of version 2: everything flat and in cents, which no caller of version 1 understands.
 *
 * @param quote the parts
 * @param totalCents the sum of all lines, without tax and discount
 */
record QuoteV2(StoredQuote quote, long totalCents) {

    /** The same in the shape that the order service works with. */
    Quote asQuote() {
        Integer discount = quote.discountCents();
        return new Quote(
                quote.currency(),
                amount(totalCents),
                new Quote.Customer(quote.tier(), new Quote.Address(quote.zip())),
                discount == null ? null : new Quote.Discount(amount(discount)),
                quote.items().stream().map(QuoteV2::line).toList());
    }

    private static Quote.Line line(StoredQuote.Item item) {
        Quote.Price price = new Quote.Price(amount(item.netCents()), amount(item.taxCents()));
        return new Quote.Line(item.sku(), item.quantity(), price);
    }

    private static BigDecimal amount(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
