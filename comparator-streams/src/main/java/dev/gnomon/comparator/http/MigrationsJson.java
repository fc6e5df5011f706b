package dev.gnomon.comparator.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gnomon.comparator.http.RatesJson.Summary;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of migrations, in the order of their names: those that have been seen and those that have been created.
 *
 * @param migrations what is known of each since the beginning
 * @param next what to send as {@code after} for the next page; null where this is the last
 */
record MigrationsJson(List<Row> migrations, @Nullable String next) {

    /**
     * One migration.
     *
     * @param summary its numbers; they stand beside {@code state}
     * @param state how it is run; null where nobody has created it
     */
    record Row(@JsonUnwrapped Summary summary, @Nullable StateJson state) {}

    /** About how many bytes of a page and of the heap the numbers of a migration take. */
    static long size(MigrationRates rates) {
        return 1_500;
    }

    /** Likewise its state. */
    static long size(MigrationState state) {
        return 1_000 + Page.length(state.getRules()) + Page.length(state.getPolicy()) + Page.length(state.getReason());
    }

    /** The first {@code limit} of what was read, and no name after the end of either page. */
    static MigrationsJson page(Page<MigrationRates> rates, Page<MigrationState> states, int limit) {
        Map<String, MigrationRates> ratesOf =
                rates.rows().stream().collect(Collectors.toMap(MigrationRates::getMigration, Function.identity()));
        Map<String, MigrationState> stateOf =
                states.rows().stream().collect(Collectors.toMap(MigrationState::getMigration, Function.identity()));
        TreeSet<String> names = new TreeSet<>(ratesOf.keySet());
        names.addAll(stateOf.keySet());
        int all = names.size();
        if (rates.more()) {
            names.tailSet(rates.rows().get(rates.rows().size() - 1).getMigration(), false)
                    .clear();
        }
        if (states.more()) {
            names.tailSet(states.rows().get(states.rows().size() - 1).getMigration(), false)
                    .clear();
        }
        List<Row> rows = names.stream()
                .limit(limit)
                .map(name -> row(ratesOf.get(name), stateOf.get(name)))
                .toList();
        boolean more = rates.more() || states.more() || all > rows.size();
        return new MigrationsJson(
                rows, more ? rows.get(rows.size() - 1).summary().migration() : null);
    }

    private static Row row(@Nullable MigrationRates rates, @Nullable MigrationState state) {
        if (rates != null) {
            return new Row(Summary.of(rates), state == null ? null : StateJson.of(state));
        }
        if (state == null) {
            throw new IllegalStateException("a migration of which nothing is known");
        }
        return new Row(Summary.of(RatesJson.nothingSeen(state)), StateJson.of(state));
    }
}
