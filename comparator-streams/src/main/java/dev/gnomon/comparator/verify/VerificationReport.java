package dev.gnomon.comparator.verify;

import java.util.List;
import java.util.Map;

/**
 * What the recount says beside what the comparator says.
 *
 * @param migrations the counts, one entry per migration, in the order of their names
 * @param requests the requests whose events differ, in their order
 * @param deadLetters the places whose dead letters differ
 * @param setAside the records that were passed over, because the comparator could not process them
 */
public record VerificationReport(
        List<MigrationCounts> migrations,
        List<RequestHistories> requests,
        List<LetterCounts> deadLetters,
        List<Place> setAside) {

    /** Copies the lists. */
    public VerificationReport {
        migrations = List.copyOf(migrations);
        requests = List.copyOf(requests);
        deadLetters = List.copyOf(deadLetters);
        setAside = List.copyOf(setAside);
    }

    /** Whether nothing differs. */
    public boolean equal() {
        return requests.isEmpty()
                && deadLetters.isEmpty()
                && migrations.stream().allMatch(MigrationCounts::equal);
    }

    /**
     * The counts of one migration; what is not in a map is zero.
     *
     * @param recounted by the recount
     * @param counted by the comparator
     * @param published discrepancies by the verdict in their newest event
     */
    public record MigrationCounts(
            String migration, Map<Count, Long> recounted, Map<Count, Long> counted, Map<Count, Long> published) {

        /** Copies the maps. */
        public MigrationCounts {
            recounted = Map.copyOf(recounted);
            counted = Map.copyOf(counted);
            published = Map.copyOf(published);
        }

        /** Whether the comparator counted what the recount did. */
        public boolean equal() {
            return List.of(Count.values()).stream().allMatch(this::equal);
        }

        /** Whether they agree on one count. */
        public boolean equal(Count count) {
            return recounted.getOrDefault(count, 0L).equals(counted.getOrDefault(count, 0L));
        }
    }

    /**
     * The discrepancies of one request that must be there, and those that are. There is more than one only where a
     * request ID came again after the duplicate horizon.
     */
    public record RequestHistories(RequestKey request, List<History> recounted, List<History> published) {

        /** Copies the lists. */
        public RequestHistories {
            recounted = List.copyOf(recounted);
            published = List.copyOf(published);
        }
    }

    /** How many dead letters of the record at a place must be there, and how many are. */
    public record LetterCounts(Place place, int recounted, int published) {}
}
