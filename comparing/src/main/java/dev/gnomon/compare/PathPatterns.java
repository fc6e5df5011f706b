package dev.gnomon.compare;

import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.rules.Spot;
import dev.gnomon.schemas.DifferenceKind;
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
    PathPatterns of(Pointer at, boolean ofNew) {
        Pointer.Step step = at.step(ofNew);
        if (at.parent() == null || step == null) {
            return this;
        }
        if (step.spot() != null) {
            return of(step.spot());
        }
        return of(at.parent(), ofNew).behind(at.data() ? null : step.name());
    }

    private PathPatterns of(Spot spot) {
        return spot.around() == null ? this : of(spot.around()).behind(spot.name());
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
        if (parent == null) {
            return;
        }
        parent.append(text);
        if (text.length() > Pointer.MAX_LENGTH) {
            return;
        }
        text.append('/');
        if (name == null) {
            text.append('*');
        } else {
            Pointer.appendEscaped(text, name.toString());
        }
    }
}
