package dev.gnomon.demo.orders;

import org.jspecify.annotations.Nullable;

/**
 * What the databases hold about one order.
 *
 * @param id the order's ID, which is also the request's
 * @param customerId the customer in {@code orders}; null for a guest
 * @param customerRef the reference in {@code pending_payments}: {@value #REF_PREFIX} and the customer's ID, empty for a
 *     guest; null where there is no row
 * @param v1 the quote as version 1 of the pricing service holds it
 * @param v2 the quote as version 2 holds it
 */
public record StoredOrder(
        String id, @Nullable String customerId, @Nullable String customerRef, StoredQuote v1, StoredQuote v2) {

    /** What every reference to a customer begins with. */
    public static final String REF_PREFIX = "cust:";
}
