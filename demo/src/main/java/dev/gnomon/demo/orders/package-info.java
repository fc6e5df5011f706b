/**
 * The order service: two reads that are being migrated, on a real database.
 *
 * <p>{@code customer-id}: the customer to charge is read from the table {@code orders}, and shall be read from {@code
 * pending_payments}. {@code quote-v2}: the price quote comes from version 1 of the pricing service, and shall come from
 * version 2, which answers in another shape.
 */
@NullMarked
package dev.gnomon.demo.orders;

import org.jspecify.annotations.NullMarked;
