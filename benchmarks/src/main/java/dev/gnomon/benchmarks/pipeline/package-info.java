/** The commands {@code pipeline} and {@code live}: broker, traffic, variants in interleaved rounds, medians. */
@NullMarked
package dev.gnomon.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
