package dev.gnomon.sdk;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.sdk.spi.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts the observations of one side of one migration. Every offered one is counted exactly once more at its end. */
final class Tally {

    private final LongAdder offeredWithOther;
    private final LongAdder offered = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder truncated = new LongAdder();
    private final LongAdder withheld = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    private volatile LongConsumer latencies = nanos -> {};

    /**
     * Nothing counted yet.
     *
     * @param offeredWithOther counts the requests of which both sides were offered, for both of them
     */
    Tally(LongAdder offeredWithOther) {
        this.offeredWithOther = offeredWithOther;
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    void offer() {
        offered.increment();
    }

    void publish() {
        published.increment();
    }

    void drop(DropReason reason) {
        adder(reason).increment();
    }

    /** Says who takes the latencies. */
    void time(LongConsumer timer) {
        latencies = timer;
    }

    /** Passes a latency on, if it is known. Not for callers' threads. */
    void took(long nanos) {
        if (nanos >= 0) {
            latencies.accept(nanos);
        }
    }

    long offered() {
        return offered.sum() + offeredWithOther.sum();
    }

    long published() {
        return published.sum();
    }

    long dropped(DropReason reason) {
        return adder(reason).sum();
    }

    /** Notes what is missing of a payload. */
    void note(Completeness completeness) {
        switch (completeness) {
            case TRUNCATED -> truncated.increment();
            case WITHHELD -> withheld.increment();
            case COMPLETE -> {}
        }
    }

    long truncated() {
        return truncated.sum();
    }

    long withheld() {
        return withheld.sum();
    }

    private LongAdder adder(DropReason reason) {
        LongAdder adder = dropped.get(reason);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + reason);
        }
        return adder;
    }
}
