package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * A place that a pattern matches.
 *
 * @param path the names and indexes that lead there
 * @param captures for each wildcard of the pattern, which part of the path it stands for
 */
record Match(List<Name> path, List<List<Name>> captures) {

    /** Where {@code pattern}, which has the same wildcards, leads with what they stand for here. */
    List<Name> resolve(PathPattern pattern) {
        List<Name> resolved = new ArrayList<>();
        int wildcard = 0;
        for (PathPattern.Step step : pattern.steps()) {
            if (step.isWildcard()) {
                resolved.addAll(captures.get(wildcard++));
            } else {
                resolved.add(Name.of(step.name()));
            }
        }
        return resolved;
    }
}
