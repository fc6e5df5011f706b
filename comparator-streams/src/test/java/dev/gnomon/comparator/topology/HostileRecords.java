package dev.gnomon.comparator.topology;

import static dev.gnomon.comparator.Observations.answered;
import static dev.gnomon.comparator.Observations.failed;

import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Observations of which one field is far too large, for every field that can be. */
public final class HostileRecords {

    private static final List<Integer> LENGTHS = List.of(100, 10_000, 1_000_000);
    private static final int ENTRIES = 10_000;

    private HostileRecords() {}

    /** Both sides of a request each; no two of the same request. */
    public static List<Observation> all() {
        List<Observation> all = new ArrayList<>();
        for (int length : LENGTHS) {
            String text = "\u20AC".repeat(length / 3);
            texts().forEach((field, set) -> all.addAll(pair(field + "-" + length, text, set)));
        }
        all.addAll(pair("tags-many", "", (observation, none) -> observation.setTags(entries())));
        all.addAll(pair("versions-many", "", (observation, none) -> observation.setVersions(entries())));
        return all;
    }

    private static Map<String, BiConsumer<Observation, String>> texts() {
        Map<String, BiConsumer<Observation, String>> setters = new HashMap<>();
        setters.put("migration", Observation::setMigration);
        setters.put("requestId", (observation, text) -> observation.setRequestId(observation.getRequestId() + text));
        setters.put("operation", Observation::setOperation);
        setters.put("service", Observation::setService);
        setters.put("traceParent", Observation::setTraceParent);
        setters.put("hashKeyId", Observation::setHashKeyId);
        setters.put(
                "failure type",
                (observation, text) ->
                        observation.getFailure().setType(observation.getSide() + text + observation.getSide()));
        setters.put(
                "failure message",
                (observation, text) -> observation.getFailure().setMessage(text));
        setters.put("tag name", (observation, text) -> observation.setTags(Map.of(text, "value")));
        setters.put("tag value", (observation, text) -> observation.setTags(Map.of("name", text)));
        setters.put("version name", (observation, text) -> observation.setVersions(Map.of(text, "value")));
        setters.put(
                "version value",
                (observation, text) -> observation.setVersions(Map.of("name", observation.getSide() + text)));
        setters.put("payload", (observation, text) -> {
            Observation answered = answered(
                    observation.getSide(), observation.getRequestId(), "\"" + observation.getSide() + text + "\"");
            observation.setFailure(null);
            observation.setPayload(answered.getPayload());
            observation.setPayloadBytes(answered.getPayloadBytes());
        });
        return setters;
    }

    private static List<Observation> pair(String request, String text, BiConsumer<Observation, String> set) {
        List<Observation> pair = new ArrayList<>();
        for (Side side : List.of(Side.OLD, Side.NEW)) {
            Observation observation = failed(side, request, side + "Failure");
            set.accept(observation, text);
            pair.add(observation);
        }
        return pair;
    }

    private static Map<String, String> entries() {
        Map<String, String> entries = new HashMap<>();
        for (int each = 0; each < ENTRIES; each++) {
            entries.put("name-" + each, "value-" + each);
        }
        return entries;
    }
}
