package dev.gnomon.sdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * One counter for each constant of an enum. For any thread.
 *
 * @param <E> what is counted
 */
final class Adders<E extends Enum<E>> {

    private final Map<E, LongAdder> adders;

    Adders(Class<E> counted) {
        adders = new EnumMap<>(counted);
        for (E each : counted.getEnumConstants()) {
            adders.put(each, new LongAdder());
        }
    }

    void increment(E counted) {
        adder(counted).increment();
    }

    long sum(E counted) {
        return adder(counted).sum();
    }

    private LongAdder adder(E counted) {
        LongAdder adder = adders.get(counted);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + counted);
        }
        return adder;
    }
}
