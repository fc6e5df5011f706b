package dev.gnomon.comparator.http.door;

/** Hears of what happens before and after the routes. May be called by several threads. */
public interface DoorEvents {

    /** A request was answered with {@code status}. */
    void answered(int status);

    /** A connection was closed, because of {@code why}: one of a few words with underscores. */
    void closed(String why);

    /** There is no memory left. Nothing in this process can be relied on any more. */
    void outOfMemory(Throwable seen);
}
