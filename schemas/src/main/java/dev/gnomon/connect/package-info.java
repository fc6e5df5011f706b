/**
 * What every process of Gnomon needs to connect to a secured Kafka: {@link dev.gnomon.connect.SecretReferences} fetches
 * secrets from where they are kept, {@link dev.gnomon.connect.ConnectionTrouble} says in one sentence why Kafka does not
 * let us in.
 */
@NullMarked
package dev.gnomon.connect;

import org.jspecify.annotations.NullMarked;
