/**
 * The wire contract of Gnomon: the records that travel on its topics, how they are encoded, and the topics themselves.
 *
 * <p>The records are generated from the Avro schemas in {@code src/main/avro}, which document every field. {@link
 * dev.gnomon.schemas.Codec} turns them into bytes and back, {@link dev.gnomon.schemas.Framing} does so where there is a
 * schema registry; {@link dev.gnomon.schemas.Topics} names the topics and says how each must be set up.
 */
@NullMarked
package dev.gnomon.schemas;

import org.jspecify.annotations.NullMarked;
