package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonArray;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Unreadable;
import dev.gnomon.schemas.DifferenceKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a rule says about comparing: the phases from ignoring on. */
final class ChangesReader {

    private static final String IGNORE =
            "true, false, or a list of \"ADDED\", \"REMOVED\", \"CHANGED\", \"TYPE\" and \"ORDER\"";
    private static final String ABSENT = "a list of JSON values as texts, such as [\"null\", \"[]\"]";
    private static final String LIST = "\"ordered\", \"unordered\" or \"set\"";
    private static final String KEY = "a list of JSON Pointers into an element, such as [\"/id\"]";

    private final Fields fields;

    ChangesReader(Fields fields) {
        this.fields = fields;
    }

    Changes read() {
        if (fields.has("list") && fields.has("key")) {
            fields.wrong("\"list\" and \"key\" contradict each other: elements belong together by one of them");
        }
        ListIdentity key = key();
        return new Changes(
                ignored(),
                forgiven(),
                absent(),
                key == null ? list() : key,
                new ToleranceReader(fields).read(),
                fields.flag("map"));
    }

    private @Nullable Boolean ignored() {
        Json value = fields.value("ignore");
        boolean isFlag = value != null && value.kind() == Json.Kind.BOOLEAN;
        return isFlag ? Json.TRUE.equals(value) : null;
    }

    private @Nullable Set<DifferenceKind> forgiven() {
        List<String> names = ignored() == null ? fields.texts("ignore", IGNORE) : null;
        if (names == null) {
            return null;
        }
        Set<DifferenceKind> kinds = EnumSet.noneOf(DifferenceKind.class);
        for (String name : names) {
            try {
                kinds.add(DifferenceKind.valueOf(name));
            } catch (IllegalArgumentException unknown) {
                fields.wrong("ignore", Json.string(name), IGNORE);
            }
        }
        return kinds;
    }

    private @Nullable Set<Json> absent() {
        JsonArray literals = fields.list("absent", ABSENT);
        if (literals == null) {
            return null;
        }
        Set<Json> values = new HashSet<>();
        for (Json literal : literals.elements()) {
            if (literal.kind() != Json.Kind.STRING) {
                fields.wrong("absent", literals, ABSENT);
                return null;
            }
            try {
                values.add(new JsonReader().read(Fields.textOf(literal)));
            } catch (Unreadable notJson) {
                fields.wrong("\"absent\" has " + Fields.shown(literal) + ", which is not JSON; it must be " + ABSENT);
            }
        }
        return Set.copyOf(values);
    }

    private @Nullable ListIdentity list() {
        String kind = fields.text("list", LIST);
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case "ordered" -> ListIdentity.ORDERED;
            case "unordered" -> new ListIdentity(ListIdentity.By.CONTENT, List.of());
            case "set" -> new ListIdentity(ListIdentity.By.DISTINCT_CONTENT, List.of());
            default -> {
                fields.wrong("list", Json.string(kind), LIST);
                yield null;
            }
        };
    }

    private @Nullable ListIdentity key() {
        List<String> pointers = fields.texts("key", KEY);
        if (pointers == null) {
            return null;
        }
        List<List<String>> key = new ArrayList<>();
        for (String pointer : pointers) {
            try {
                PathPattern path = PathPattern.parse(pointer);
                List<String> steps =
                        path.steps().stream().map(PathPattern.Step::name).toList();
                if (!path.wildcards().isEmpty()) {
                    fields.wrong("\"key\" has \"" + pointer
                            + "\"; a key is one value, so it has no wildcards (~2 is a literal *)");
                } else if (key.contains(steps)) {
                    fields.wrong("\"key\" has \"" + pointer + "\" twice");
                }
                key.add(steps);
            } catch (IllegalArgumentException wrong) {
                fields.wrong("\"key\" has a path that " + wrong.getMessage());
            }
        }
        return new ListIdentity(ListIdentity.By.KEY, key);
    }
}
