package dev.gnomon.demo.planting;

import dev.gnomon.demo.orders.StoredOrder;

/**
 * One order, with the faults that were planted in it.
 *
 * @param stored what the databases must hold
 * @param customerId the request to {@code customer-id}
 * @param quote the request to {@code quote-v2}
 */
public record PlantedOrder(StoredOrder stored, Request customerId, Request quote) {}
