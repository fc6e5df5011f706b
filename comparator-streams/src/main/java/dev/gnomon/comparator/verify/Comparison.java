package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.verify.VerificationReport.LetterCounts;
import dev.gnomon.comparator.verify.VerificationReport.MigrationCounts;
import dev.gnomon.comparator.verify.VerificationReport.RequestHistories;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the recount against what was counted and published. */
record Comparison(Recount recount, Map<String, Map<Count, Long>> counted, Published published) {

    VerificationReport report() {
        return new VerificationReport(migrations(), requests(), deadLetters(), List.copyOf(published.setAside()));
    }

    private List<MigrationCounts> migrations() {
        Map<String, Map<Count, Long>> publishedCounts = published.counts();
        Set<String> names = new TreeSet<>(recount.counts().keySet());
        names.addAll(counted.keySet());
        names.addAll(publishedCounts.keySet());
        return names.stream()
                .map(name -> new MigrationCounts(
                        name,
                        recount.counts().getOrDefault(name, Map.of()),
                        counted.getOrDefault(name, Map.of()),
                        publishedCounts.getOrDefault(name, Map.of())))
                .toList();
    }

    private List<RequestHistories> requests() {
        Set<RequestKey> requests = new HashSet<>(recount.histories().keySet());
        requests.addAll(published.histories().keySet());
        List<RequestHistories> differing = new ArrayList<>();
        for (RequestKey request : requests) {
            List<History> expected = History.sorted(recount.histories().getOrDefault(request, List.of()));
            List<History> seen = History.sorted(published.histories().getOrDefault(request, List.of()));
            if (!expected.equals(seen)) {
                differing.add(new RequestHistories(request, expected, seen));
            }
        }
        differing.sort((one, other) -> one.request().compareTo(other.request()));
        return differing;
    }

    private List<LetterCounts> deadLetters() {
        Set<Place> places = new HashSet<>(recount.deadLetters());
        places.addAll(published.deadLetters().keySet());
        return places.stream()
                .map(place -> new LetterCounts(
                        place,
                        recount.deadLetters().contains(place) ? 1 : 0,
                        published.deadLetters().getOrDefault(place, 0)))
                .filter(letters -> letters.recounted() != letters.published())
                .sorted((one, other) -> one.place().compareTo(other.place()))
                .toList();
    }
}
