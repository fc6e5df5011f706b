package dev.gnomon.sdk;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the observations of one side of one migration. Every offered one is counted exactly once more at its end. */
final class Tally {

    private final LongAdder offered = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    Tally() {
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

    long offered() {
        return offered.sum();
    }

    long published() {
        return published.sum();
    }

    long dropped(DropReason reason) {
        return adder(reason).sum();
    }

    /** The sum of several tallies. Ends are read before beginnings, so that nothing in flight is negative. */
    static Counters sum(Collection<Tally> tallies) {
        long published = tallies.stream().mapToLong(Tally::published).sum();
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        long inAll = 0;
        for (DropReason reason : DropReason.values()) {
            long count =
                    tallies.stream().mapToLong(tally -> tally.dropped(reason)).sum();
            if (count > 0) {
                dropped.put(reason, count);
                inAll += count;
            }
        }
        long offered = tallies.stream().mapToLong(Tally::offered).sum();
        return new Counters(offered, published, dropped, offered - published - inAll);
    }

    private LongAdder adder(DropReason reason) {
        LongAdder adder = dropped.get(reason);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + reason);
        }
        return adder;
    }
}
