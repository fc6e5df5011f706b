package dev.gnomon.comparator.topology;

/** What becomes of records that cannot be read, that threads die of, or that had a field cut. */
record Guards(DeadLetters deadLetters, Suspects suspects, NamedCounts cutFields) {}
