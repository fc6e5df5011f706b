package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what an observation has beyond its {@link Bounds}. A text that is cut ends in a hash of all of it, so that
 * different ones stay different.
 */
final class Excess {

    // What can be beyond its bounds, as bits of a set; the first ones in the order of Bounds.CUT_FIELDS.
    static final int OPERATION = 1;
    static final int SERVICE = 1 << 1;
    static final int TAGS = 1 << 2;
    static final int TRACE_PARENT = 1 << 3;
    static final int FAILURE_TYPE = 1 << 4;
    static final int FAILURE_MESSAGE = 1 << 5;
    static final int VERSIONS = 1 << 6;

    private final Codec<Observation> codec;
    private final PairingOutput output;

    Excess(Codec<Observation> codec, PairingOutput output) {
        this.codec = codec;
        this.output = output;
    }

    /**
     * The record with everything within its bounds.
     *
     * @throws UnreadableException if it is no observation, or something is beyond that must not be cut
     */
    byte[] cut(byte[] record) throws UnreadableException {
        Observation observation = decode(record);
        if (!fit(observation.getVersions())) {
            throw new UnreadableException("declares more or longer versions than are taken");
        }
        observation.setOperation(cut(observation.getOperation(), Bounds.OPERATION));
        observation.setService(CutText.to(Bounds.SERVICE, observation.getService()));
        observation.setTraceParent(cut(observation.getTraceParent(), Bounds.TRACE_PARENT));
        observation.setTags(fewer(observation.getTags()));
        Failure failure = observation.getFailure();
        if (failure != null) {
            failure.setType(CutText.to(Bounds.FAILURE_TYPE, failure.getType()));
            failure.setMessage(cut(failure.getMessage(), Bounds.FAILURE_MESSAGE));
        }
        return codec.encode(observation);
    }

    private Observation decode(byte[] record) throws UnreadableException {
        try {
            return codec.decode(record);
        } catch (SerializationException notAnObservation) {
            throw new UnreadableException("is not an observation in a known version");
        }
    }

    private static boolean fit(Map<String, String> versions) {
        return versions.size() <= Bounds.VERSIONS
                && versions.entrySet().stream()
                        .allMatch(version -> version.getKey().length() <= Bounds.NAME
                                && version.getValue().length() <= Bounds.VALUE);
    }

    /** Tells what was cut of a record that is taken; {@code beyond} has the bits of that. */
    void count(int beyond) {
        for (int bit = 0; bit < Bounds.CUT_FIELDS.size(); bit++) {
            if ((beyond & 1 << bit) != 0) {
                output.cut(Bounds.CUT_FIELDS.get(bit));
            }
        }
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : CutText.to(most, text);
    }

    /** The first in the order of their names. */
    private static Map<String, String> fewer(Map<String, String> tags) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
            if (kept.size() < Bounds.TAGS) {
                kept.put(CutText.to(Bounds.NAME, tag.getKey()), CutText.to(Bounds.VALUE, tag.getValue()));
            }
        }
        return kept;
    }
}
