package dev.gnomon.comparator.topology;

/** Reads single records of the result topics again. */
public interface ObservationLog extends AutoCloseable {

    @Override
    void close();
}
