package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves what one rule moves. Inner values go before the ones around them; of values at the same depth all are taken
 * before the first is put. Objects on the way to a target are made. For one document.
 */
final class Move {

    private final Scope scope;
    private final PathPattern target;
    private final Work work;
    private final Set<Draft> gaps = new HashSet<>();
    private Draft document;

    Move(Scope scope, PathPattern target, Work work) {
        this.scope = scope;
        this.target = target;
        this.work = work;
        this.document = Draft.emptyObject();
    }

    /** The document after the move, which may be another one than {@code before}. */
    Draft apply(Draft before) throws CannotApply {
        document = before;
        Map<Integer, List<Match>> byDepth = new TreeMap<>((one, other) -> Integer.compare(other, one));
        for (Match match : Matches.of(scope.at(), before, any -> true, work)) {
            if (!match.resolve(target).equals(match.path())) {
                byDepth.computeIfAbsent(match.path().size(), depth -> new ArrayList<>())
                        .add(match);
            }
        }
        for (List<Match> matches : byDepth.values()) {
            List<Draft> taken =
                    matches.stream().map(match -> take(match.path())).toList();
            for (int i = 0; i < taken.size(); i++) {
                put(matches.get(i).resolve(target), taken.get(i));
            }
        }
        gaps.forEach(Draft::closeGaps);
        return document;
    }

    private Draft take(List<Name> path) {
        if (path.isEmpty()) {
            Draft whole = document;
            document = Draft.emptyObject();
            return whole;
        }
        Draft around = document;
        around.open(work);
        for (Name step : path.subList(0, path.size() - 1)) {
            around = part(around, step);
        }
        Draft value = part(around, path.get(path.size() - 1));
        around.take(path.get(path.size() - 1), scope.index());
        gaps.add(around);
        return value;
    }

    private Draft part(Draft around, Name step) {
        around.open(work);
        Draft part = around.part(step);
        if (part == null) {
            throw new IllegalStateException("a place that was matched is gone");
        }
        return part;
    }

    private void put(List<Name> path, Draft value) throws CannotApply {
        if (path.isEmpty()) {
            if (!document.emptiedBy(scope.index())) {
                throw taken();
            }
            document = value;
            return;
        }
        Draft around = document;
        for (Name step : path.subList(0, path.size() - 1)) {
            around = enter(around, step);
        }
        around.open(work);
        Name last = path.get(path.size() - 1);
        Draft there = around.part(last);
        boolean free = there == null ? around.hasRoom(last) : there.emptiedBy(scope.index());
        if (!free) {
            throw taken();
        }
        around.put(last, value);
    }

    private Draft enter(Draft around, Name step) throws CannotApply {
        around.open(work);
        @Nullable Draft there = around.part(step);
        if (there != null) {
            return there;
        }
        if (!around.hasRoom(step)) {
            throw taken();
        }
        Draft made = Draft.emptyObject();
        around.put(step, made);
        return made;
    }

    private CannotApply taken() {
        return new CannotApply(
                scope.name() + " cannot be applied: something else is where \"moveTo\" (\"" + target + "\") leads");
    }
}
