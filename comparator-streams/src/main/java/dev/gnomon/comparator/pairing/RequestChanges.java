package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.LongList;

/** The requests that changed since the journal was last written, each once. */
final class RequestChanges {

    private final RequestIndex index;
    private final WaitingRoom room;
    private final LongList keys = new LongList();

    RequestChanges(RequestIndex index, WaitingRoom room) {
        this.index = index;
        this.room = room;
    }

    void add(long key, long handle) {
        int state = index.state(handle);
        if ((state & RequestIndex.TOUCHED) == 0) {
            index.state(handle, state | RequestIndex.TOUCHED);
            keys.add(key);
        }
    }

    int size() {
        return keys.size();
    }

    /** Adds all of them to an entry of the journal, and forgets them. */
    void write(JournalEntryWriter journal) {
        for (int each = 0; each < keys.size(); each++) {
            writeRequest(keys.get(each), journal);
        }
        keys.clear();
    }

    private void writeRequest(long key, JournalEntryWriter journal) {
        long handle = index.find(key);
        index.state(handle, index.state(handle) & ~RequestIndex.TOUCHED);
        Waiting waiting = room.get(key);
        if (waiting == null) {
            journal.add(key, index, handle);
        } else {
            journal.add(key, index, handle, waiting);
        }
    }
}
