package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.comparator.query.StatusQuery;

/**
 * What the server answers from.
 *
 * @param rates what has been counted
 * @param status how the process is doing
 */
public record Queries(RatesQuery rates, StatusQuery status) {}
