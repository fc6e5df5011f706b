/** What was measured, on which machine, and how far it is from the goals: as JSON, as a table, and as RESULTS.md. */
@NullMarked
package dev.gnomon.benchmarks.report;

import org.jspecify.annotations.NullMarked;
