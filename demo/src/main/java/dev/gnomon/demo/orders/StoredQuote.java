package dev.gnomon.demo.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote as a pricing service holds it.
 *
 * @param tier the customer's tier
 * @param zip the zip code of the customer's address
 * @param currency ISO code of all amounts
 * @param discountCents the discount on the whole; null for none
 * @param items what is ordered, in order, at least one
 */
public record StoredQuote(
        String tier, String zip, String currency, @Nullable Integer discountCents, List<Item> items) {

    /** Copies the items. */
    public StoredQuote {
        items = List.copyOf(items);
    }

    /** This quote with other items. */
    public StoredQuote withItems(List<Item> other) {
        return new StoredQuote(tier, zip, currency, discountCents, other);
    }

    /** This quote in another currency. */
    public StoredQuote withCurrency(String other) {
        return new StoredQuote(tier, zip, other, discountCents, items);
    }

    /** This quote with another address. */
    public StoredQuote withZip(String other) {
        return new StoredQuote(tier, other, currency, discountCents, items);
    }

    /** This quote with another discount. */
    public StoredQuote withDiscount(@Nullable Integer other) {
        return new StoredQuote(tier, zip, currency, other, items);
    }

    /**
     * One line of an order.
     *
     * @param sku the article
     * @param quantity how many, at least 1
     * @param netCents price of one, without tax
     * @param taxCents tax on one
     */
    public record Item(String sku, int quantity, int netCents, int taxCents) {}
}
