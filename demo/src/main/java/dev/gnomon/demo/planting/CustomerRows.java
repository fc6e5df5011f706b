package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.StoredOrder;
import org.jspecify.annotations.Nullable;

/**
 * The customer of one order in both tables.
 *
 * @param inOrders the customer's ID; null for a guest
 * @param inPayments the reference to the customer, empty for a guest; null where there is no row
 */
record CustomerRows(@Nullable String inOrders, @Nullable String inPayments) {

    static CustomerRows of(int customer) {
        return new CustomerRows(id(customer), StoredOrder.REF_PREFIX + id(customer));
    }

    CustomerRows withOrders(@Nullable String customerId) {
        return new CustomerRows(customerId, inPayments);
    }

    CustomerRows withPayments(@Nullable String reference) {
        return new CustomerRows(inOrders, reference);
    }

    private static String id(int customer) {
        return String.format("C-%06d", customer);
    }
}
