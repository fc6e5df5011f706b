package dev.gnomon.compare.json;

import org.jspecify.annotations.Nullable;

/** The names that the documents of one pair have in common, each once. A hash table with open addressing. */
final class Names {

    private final ContentHash hashing;
    private final TreeMemory memory;
    private @Nullable Name[] table = new Name[64];
    private int size;
    private int objects;

    Names(ContentHash hashing, TreeMemory memory) {
        this.hashing = hashing;
        this.memory = memory;
    }

    /** The name in a range of bytes, which must not change. */
    Name of(byte[] bytes, int from, int to) throws Unreadable {
        long hash = hashing.bytes(0, bytes, from, to);
        int slot = (int) hash & (table.length - 1);
        for (Name name = table[slot]; name != null; name = table[slot]) {
            if (name.hash() == hash && name.isWrittenAs(bytes, from, to)) {
                return name;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        memory.take(TreeMemory.NAME);
        Name added = new Name(bytes, from, to, hash);
        table[slot] = added;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return added;
    }

    /** A number that no other object of this pair has had. */
    int nextObject() {
        return ++objects;
    }

    private void grow() {
        @Nullable Name[] old = table;
        table = new Name[2 * old.length];
        for (Name name : old) {
            if (name != null) {
                int slot = (int) name.hash() & (table.length - 1);
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = name;
            }
        }
    }
}
