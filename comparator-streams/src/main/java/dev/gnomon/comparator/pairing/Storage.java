package dev.gnomon.comparator.pairing;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A durable map from bytes to bytes; what is written becomes durable with the next commit, all of it or nothing. */
public interface Storage {

    byte @Nullable [] get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /** Visits every entry in the order of the keys as unsigned bytes; the action must not change the storage. */
    void forEach(BiConsumer<byte[], byte[]> action);
}
