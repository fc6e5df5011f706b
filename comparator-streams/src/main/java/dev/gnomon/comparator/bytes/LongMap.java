package dev.gnomon.comparator.bytes;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from long keys that are already well mixed, such as hashes, to objects, without boxing.
 *
 * <p>Open addressing with linear probing; removal shifts the entries behind it back (Knuth, The Art of Computer
 * Programming, volume 3, section 6.4, algorithm R), so that no tombstones pile up. Not safe for several threads.
 */
public final class LongMap<V> {

    private static final int SMALLEST = 4;

    private long[] keys = new long[SMALLEST];
    private @Nullable Object[] values = new Object[SMALLEST];
    private int size;

    public int size() {
        return size;
    }

    @Nullable
    public V get(long key) {
        for (int slot = home(key); ; slot = next(slot)) {
            V value = valueAt(slot);
            if (value == null || keys[slot] == key) {
                return value;
            }
        }
    }

    public void put(long key, V value) {
        if (size >= keys.length / 2) {
            grow();
        }
        int slot = home(key);
        while (values[slot] != null && keys[slot] != key) {
            slot = next(slot);
        }
        if (values[slot] == null) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    @Nullable
    public V remove(long key) {
        int slot = home(key);
        while (values[slot] != null && keys[slot] != key) {
            slot = next(slot);
        }
        V removed = valueAt(slot);
        if (removed != null) {
            size--;
            closeGap(slot);
        }
        return removed;
    }

    public void forEach(Consumer<V> action) {
        for (int slot = 0; slot < values.length; slot++) {
            V value = valueAt(slot);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    private void closeGap(int gap) {
        int hole = gap;
        for (int slot = next(gap); values[slot] != null; slot = next(slot)) {
            boolean reachableWithoutHole = ((slot - home(keys[slot])) & mask()) < ((slot - hole) & mask());
            if (!reachableWithoutHole) {
                keys[hole] = keys[slot];
                values[hole] = values[slot];
                hole = slot;
            }
        }
        values[hole] = null;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldValues[slot] != null) {
                int free = home(oldKeys[slot]);
                while (values[free] != null) {
                    free = next(free);
                }
                keys[free] = oldKeys[slot];
                values[free] = oldValues[slot];
            }
        }
    }

    private int home(long key) {
        return (int) (key ^ (key >>> 32)) & mask();
    }

    private int next(int slot) {
        return (slot + 1) & mask();
    }

    private int mask() {
        return keys.length - 1;
    }

    @SuppressWarnings("unchecked") // only put writes values
    private @Nullable V valueAt(int slot) {
        return (V) values[slot];
    }
}
