package dev.gnomon.comparator.pairing;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Storage that can be committed, and thrown back to the last commit. */
final class MemoryStorage implements Storage {

    private TreeMap<byte[], byte[]> committed = new TreeMap<>(Arrays::compareUnsigned);
    private TreeMap<byte[], byte[]> current = new TreeMap<>(Arrays::compareUnsigned);
    private int puts;
    private int largest;

    void commit() {
        committed = new TreeMap<>(current);
    }

    void crash() {
        current = new TreeMap<>(committed);
    }

    int size() {
        return current.size();
    }

    /** The length of the longest value that was put. */
    int largest() {
        return largest;
    }

    /** How often something was put. */
    int puts() {
        return puts;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return current.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        puts++;
        largest = Math.max(largest, value.length);
        current.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        current.remove(key);
    }

    @Override
    public void forEach(BiConsumer<byte[], byte[]> action) {
        for (Map.Entry<byte[], byte[]> entry : current.entrySet()) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }
}
