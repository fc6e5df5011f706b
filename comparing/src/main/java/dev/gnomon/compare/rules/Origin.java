package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the parts of a reshaped value come from. Says something only about what has another path than before. */
public final class Origin {

    private final @Nullable Spot spot;
    private final Map<Name, Origin> members;
    private final Map<Integer, Origin> elements;

    Origin(@Nullable Spot spot, Map<Name, Origin> members, Map<Integer, Origin> elements) {
        this.spot = spot;
        this.members = Map.copyOf(members);
        this.elements = Map.copyOf(elements);
    }

    /** Where the value was; null if its path goes on from the one around it, or if a rule made it. */
    public @Nullable Spot spot() {
        return spot;
    }

    /** Where the member comes from; null if it and all inside have the path they look like. */
    public @Nullable Origin member(Name name) {
        return members.get(name);
    }

    /** Where the element comes from; null if it and all inside have the path they look like. */
    public @Nullable Origin element(int index) {
        return elements.get(index);
    }
}
