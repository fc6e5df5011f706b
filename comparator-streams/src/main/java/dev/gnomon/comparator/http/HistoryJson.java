package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.StatesQuery.Numbered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of decided commands, the newest first.
 *
 * @param commands accepted and refused ones
 * @param next what to send as {@code before} for the next page; null where this is the last
 */
record HistoryJson(List<CommandJson> commands, @Nullable Long next) {

    /** The first {@code limit} of what was read; one more than that shows that there is a next page. */
    static HistoryJson page(List<Numbered> read, int limit) {
        List<CommandJson> commands = read.stream()
                .limit(limit)
                .map(each -> CommandJson.of(each.command()))
                .toList();
        return new HistoryJson(
                commands, read.size() > limit ? read.get(limit - 1).number() : null);
    }
}
