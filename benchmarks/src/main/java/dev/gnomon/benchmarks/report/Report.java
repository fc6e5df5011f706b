package dev.gnomon.benchmarks.report;

import java.util.List;

/**
 * All that one command measured of the pipeline.
 *
 * @param machine where
 * @param runs one per workload
 */
public record Report(Machine machine, List<Run> runs) {}
