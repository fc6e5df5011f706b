package dev.gnomon.benchmarks.switching;

/**
 * What a service is to do.
 *
 * @param bootstrapServers where Kafka is
 * @param name the service's name
 * @param migration the migration that its requests belong to
 * @param requestsPerSecond how many requests it answers
 */
record ServiceSpec(String bootstrapServers, String name, String migration, double requestsPerSecond) {}
