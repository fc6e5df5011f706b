package dev.gnomon.comparator.http;

import dev.gnomon.comparator.desk.CommandDesk;
import dev.gnomon.comparator.peer.PeerAnswers;
import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.query.StatusQuery;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * What the server answers from.
 *
 * @param rates what has been counted
 * @param status how the process is doing
 * @param states how the migrations are run
 * @param desk where they are changed
 * @param here what this process has itself, for other instances that ask
 * @param metrics what it measures, in Prometheus' text format
 * @param meters where the server counts what it answers; shown by {@code metrics}
 */
public record Queries(
        RatesQuery rates,
        StatusQuery status,
        StatesQuery states,
        CommandDesk desk,
        PeerAnswers here,
        Supplier<String> metrics,
        MeterRegistry meters) {}
