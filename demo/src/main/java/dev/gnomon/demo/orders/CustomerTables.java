package dev.gnomon.demo.orders;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is to be charged for an order, from the old and from the new table. Safe for use by several threads. */
record CustomerTables(Sql sql) {

    void create() {
        sql.execute("create table orders (order_id varchar primary key, customer_id varchar)");
        sql.execute("create table pending_payments (order_id varchar primary key, customer_ref varchar not null)");
    }

    /** The customer, from {@code orders}; null where there is no such order. */
    @Nullable
    String fromOrders(String orderId) {
        String sqlText = "select coalesce(customer_id, '') from orders where order_id = ?";
        List<String> found = sql.query(sqlText, orderId, row -> row.getString(1));
        return found.isEmpty() ? null : known(orderId, found.get(0));
    }

    /** The customer, from {@code pending_payments}; null where there is no such payment. */
    @Nullable
    String fromPendingPayments(String orderId) {
        String sqlText = "select customer_ref from pending_payments where order_id = ?";
        List<String> found = sql.query(sqlText, orderId, row -> row.getString(1));
        if (found.isEmpty()) {
            return null;
        }
        String reference = known(orderId, found.get(0));
        if (!reference.startsWith(StoredOrder.REF_PREFIX)) {
            throw new OrderException.BrokenReference(orderId);
        }
        return reference.substring(StoredOrder.REF_PREFIX.length());
    }

    void insert(List<StoredOrder> orders) {
        sql.batch(
                "insert into orders values (?, ?)",
                orders.stream()
                        .map(order -> Arrays.asList(order.id(), order.customerId()))
                        .toList());
        sql.batch(
                "insert into pending_payments values (?, ?)",
                orders.stream()
                        .filter(order -> order.customerRef() != null)
                        .map(order -> Arrays.asList(order.id(), order.customerRef()))
                        .toList());
    }

    void delete(List<List<String>> ids) {
        sql.batch("delete from orders where order_id = ?", ids);
        sql.batch("delete from pending_payments where order_id = ?", ids);
    }

    private static String known(String orderId, String customer) {
        if (customer.isEmpty()) {
            throw new OrderException.GuestOrder(orderId);
        }
        return customer;
    }
}
