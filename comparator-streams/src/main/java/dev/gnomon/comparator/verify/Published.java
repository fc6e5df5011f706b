package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the comparator published.
 *
 * @param histories one per discrepancy, by request
 * @param deadLetters how many dead letters say that they were at a place; unreadable ones have none
 * @param setAside the places of those that were set aside, because the comparator could not process them
 */
record Published(Map<RequestKey, List<History>> histories, Map<Place, Integer> deadLetters, Set<Place> setAside) {

    /**
     * Reads the discrepancies and the dead letters.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if a discrepancy cannot be read
     */
    static Published read(Logs logs) {
        Map<DiscrepancyKey, List<Event>> events = new HashMap<>();
        Codec<Discrepancy> codec = Codec.of(Discrepancy.class);
        logs.forEach(logs.topics().discrepancies(), record -> {
            Discrepancy event = codec.decode(logs.framing().own(codec, record.value()));
            events.computeIfAbsent(DiscrepancyKey.of(event), first -> new ArrayList<>(1))
                    .add(new Event(event.getRevision(), event.getVerdict(), event.getPreviousVerdict()));
        });
        Map<RequestKey, List<History>> histories = new HashMap<>();
        events.forEach((key, ofOne) -> histories
                .computeIfAbsent(key.request(), first -> new ArrayList<>(1))
                .add(new History(ofOne)));
        Map<Place, Integer> deadLetters = new HashMap<>();
        Set<Place> setAside = new TreeSet<>();
        logs.forEach(logs.topics().deadLetters(), record -> {
            DeadLetter letter = DeadLetter.of(record);
            deadLetters.merge(letter.place(), 1, Integer::sum);
            if (letter.isSetAside()) {
                setAside.add(letter.place());
            }
        });
        return new Published(histories, deadLetters, setAside);
    }

    private record DiscrepancyKey(RequestKey request, String discrepancyId) {

        static DiscrepancyKey of(Discrepancy event) {
            return new DiscrepancyKey(
                    new RequestKey(event.getMigration(), event.getRequestId()), event.getDiscrepancyId());
        }
    }

    /** How many discrepancies of each migration have each verdict in their newest event. */
    Map<String, Map<Count, Long>> counts() {
        Map<String, Map<Count, Long>> counts = new TreeMap<>();
        histories.forEach((request, ofOne) -> {
            Map<Count, Long> ofMigration = counts.computeIfAbsent(request.migration(), first -> new TreeMap<>());
            ofOne.forEach(history -> ofMigration.merge(Count.of(history.newest()), 1L, Long::sum));
        });
        return counts;
    }
}
