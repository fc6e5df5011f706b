package dev.gnomon.demo.orders;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs: the shape that the order service works with, whichever pricing service answered.
 *
 * @param currency ISO code of all amounts
 * @param total the sum of all lines, without tax and discount
 * @param customer who is asking
 * @param discount the discount on the whole; null for none
 * @param lines what is ordered, in order
 */
public record Quote(
        String currency,
        BigDecimal total,
        Customer customer,
        @Nullable Discount discount,
        List<Line> lines) {

    /** Copies the lines. */
    public Quote {
        lines = List.copyOf(lines);
    }

    /** Who is asking. */
    public record Customer(String tier, Address address) {}

    /** Where it shall go. */
    public record Address(String zip) {}

    /** A discount on the whole. */
    public record Discount(BigDecimal amount) {}

    /** One line of the order. */
    public record Line(String sku, int quantity, Price price) {}

    /** Price of one piece. */
    public record Price(BigDecimal net, BigDecimal tax) {}
}
