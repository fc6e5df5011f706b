package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.values.Tolerance;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a place is compared: what the rules that match there say together. Of two rules about the same property the later
 * one counts.
 *
 * @param ignoring what is not looked at
 * @param absent a member with one of these values is as if it were not there
 * @param lists which elements belong together, if the value is a list
 * @param tolerance how far apart values may be; null if they must be equal
 * @param map whether the names of the members are data
 */
public record Settings(
        Ignoring ignoring,
        Set<Json> absent,
        ListIdentity lists,
        @Nullable Tolerance tolerance,
        boolean map) {

    /** What applies where no rule says anything. */
    public static final Settings NONE = new Settings(Ignoring.UNSAID, Set.of(), ListIdentity.ORDERED, null, false);

    static Settings of(List<Rule> rulesInOrder) {
        Settings settings = NONE;
        for (Rule rule : rulesInOrder) {
            settings = settings.with(rule.changes());
        }
        return settings;
    }

    private Settings with(Changes changes) {
        return changes.isNothing()
                ? this
                : new Settings(
                        ignoring.with(changes),
                        changes.absent() == null ? absent : changes.absent(),
                        changes.lists() == null ? lists : changes.lists(),
                        changes.tolerance() == null ? tolerance : changes.tolerance(),
                        changes.map() == null ? map : changes.map());
    }
}
