package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.StatesQuery.Numbered;
import dev.gnomon.schemas.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of decided commands, the newest first.
 *
 * @param commands accepted and refused ones
 * @param next what to send as {@code before} for the next page; null where this is the last
 */
record HistoryJson(List<CommandJson> commands, @Nullable Long next) {

    /** About how many bytes a command takes. */
    static long size(Numbered each) {
        Command command = each.command();
        return 1_000
                + Page.length(command.getReason())
                + Page.length(command.getBy())
                + Page.length(command.getOutcome().getExplanation())
                + Page.length(command.getEvidence())
                + Page.length(command.getChange().getRules())
                + Page.length(command.getChange().getPolicy());
    }

    static HistoryJson of(Page<Numbered> page) {
        List<Numbered> rows = page.rows();
        return new HistoryJson(
                rows.stream().map(each -> CommandJson.of(each.command())).toList(),
                page.more() ? rows.get(rows.size() - 1).number() : null);
    }
}
