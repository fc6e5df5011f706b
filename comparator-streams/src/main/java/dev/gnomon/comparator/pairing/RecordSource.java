package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Side;
import java.util.Collection;
import java.util.Map;

/** Reads single records of the result topics again, for what was waiting when an earlier instance ended. */
@FunctionalInterface
public interface RecordSource {

    /**
     * The values of the records at these offsets of a side's topic, in the pairing's partition. Those that the topic no
     * longer has are left out. May take as long as reading everything between the smallest and the largest offset.
     */
    Map<Long, byte[]> read(Side side, Collection<Long> offsets);
}
