package dev.gnomon.comparator.topology;

/** What becomes of records that cannot be read, of which threads die, or of which a field was cut. */
record Guards(DeadLetters deadLetters, Suspects suspects, NamedCounts cutFields) {}
