package dev.gnomon.comparator.topology;

/** Knows how far the result topics reach. */
public interface InputProgress extends AutoCloseable {

    @Override
    void close();
}
