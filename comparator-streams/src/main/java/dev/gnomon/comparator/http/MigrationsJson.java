package dev.gnomon.comparator.http;

import dev.gnomon.comparator.http.RatesJson.Summary;
import dev.gnomon.schemas.MigrationRates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of migrations, in the order of their names.
 *
 * @param migrations what is known of each since the beginning
 * @param next what to send as {@code after} for the next page; null where this is the last
 */
record MigrationsJson(List<Summary> migrations, @Nullable String next) {

    /** The first {@code limit} of what was read; one more than that shows that there is a next page. */
    static MigrationsJson page(List<MigrationRates> read, int limit) {
        List<Summary> migrations = read.stream().limit(limit).map(Summary::of).toList();
        boolean more = read.size() > limit;
        return new MigrationsJson(migrations, more ? migrations.get(limit - 1).migration() : null);
    }
}
