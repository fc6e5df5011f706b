/**
 * For the services' own unit tests: a {@link dev.gnomon.sdk.testing.RecordingGnomon} runs both sides without Kafka, keeps
 * what was observed and can make a test fail where the sides disagree.
 */
@NullMarked
package dev.gnomon.sdk.testing;

import org.jspecify.annotations.NullMarked;
