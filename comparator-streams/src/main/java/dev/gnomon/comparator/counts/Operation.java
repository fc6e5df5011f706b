package dev.gnomon.comparator.counts;

import dev.gnomon.schemas.OperationSight;
import dev.gnomon.schemas.Side;

/** What is known of one operation of a migration. Not safe for several threads. */
public final class Operation {

    private final String name;
    private long oldSeenAt;
    private long newSeenAt;

    Operation(String name) {
        this.name = name;
    }

    /** A side was observed at this time, in milliseconds since 1970. */
    public void saw(Side side, long now) {
        if (side == Side.NEW) {
            newSeenAt = now;
        } else {
            oldSeenAt = now;
        }
    }

    OperationSight snapshot() {
        return new OperationSight(name, oldSeenAt, newSeenAt);
    }
}
