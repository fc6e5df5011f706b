package dev.gnomon.compare;

import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.Spot;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path without indexes and without names that are data, and how many differences of each kind there are. A node of
 * the tree of all patterns of one comparison, so that counting takes one lookup for each level.
 */
final class PathPatterns {

    private final @Nullable PathPatterns parent;
    private final @Nullable Name name;
    private final Map<Name, PathPatterns> members = new HashMap<>();
    private @Nullable PathPatterns any;
    private final Map<DifferenceKind, Integer> counts = new EnumMap<>(DifferenceKind.class);

    PathPatterns() {
        this(null, null);
    }

    private PathPatterns(@Nullable PathPatterns parent, @Nullable Name name) {
        this.parent = parent;
        this.name = name;
    }

    /** The pattern of a place, seen from this root. */
    PathPatterns of(Pointer place, boolean ofNew) {
        PathPatterns pattern = this;
        // Without recursion: the stack is deepest where the deepest difference is.
        for (Pointer at : place.way(ofNew)) {
            Pointer.Step step = at.step(ofNew);
            if (step != null) {
                pattern = step.spot() == null ? pattern.behind(at.data() ? null : step.name()) : of(step.spot());
            }
        }
        return pattern;
    }

    private PathPatterns of(Spot spot) {
        PathPatterns pattern = this;
        for (Spot at : Pointer.way(spot)) {
            pattern = pattern.behind(at.name());
        }
        return pattern;
    }

    private PathPatterns behind(@Nullable Name member) {
        if (member != null) {
            return members.computeIfAbsent(member, unused -> new PathPatterns(this, member));
        }
        PathPatterns known = any;
        if (known == null) {
            known = new PathPatterns(this, null);
            any = known;
        }
        return known;
    }

    /** Counts one more, and returns how many there are now. */
    int count(DifferenceKind kind) {
        return counts.merge(kind, 1, Integer::sum);
    }

    /** As a JSON Pointer with {@code *}, cut like a path. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text);
        return Shortened.to(Pointer.MAX_LENGTH, text);
    }

    private void append(StringBuilder text) {
        Deque<PathPatterns> way = new ArrayDeque<>();
        for (PathPatterns at = this; at.parent != null; at = at.parent) {
            way.addFirst(at);
        }
        for (PathPatterns at : way) {
            if (text.length() > Pointer.MAX_LENGTH) {
                return;
            }
            text.append('/');
            Pointer.appendEscaped(text, at.name == null ? "*" : at.name.toString());
        }
    }
}
