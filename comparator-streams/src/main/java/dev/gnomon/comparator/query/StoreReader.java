package dev.gnomon.comparator.query;

import org.apache.kafka.streams.KeyValue;

/** Reads rows of stores, wherever they are. May be called by several threads. */
public interface StoreReader {

    /**
     * The rows.
     *
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    <V> Reading<KeyValue<String, V>> read(Scan<V> scan);
}
