package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.schemas.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one rule and records its mistakes. */
final class RuleReader {

    private static final List<String> SCOPE = List.of("at", "operation", "side", "why");
    private static final List<String> RESHAPING = List.of("moveTo", "keys");
    private static final List<String> COMPARING = List.of("ignore", "absent", "list", "key", "tolerance", "map");
    private static final String FAILURES = "failures";
    private static final int MAX_OPERATION = 100;

    private final Fields fields;
    private final int index;

    RuleReader(int index, JsonObject object, Mistakes mistakes) {
        this.index = index;
        Json at = object.get("at");
        String shownAt = at != null && at.kind() == Json.Kind.STRING ? Fields.textOf(at) : null;
        this.fields = new Fields(object, mistakes.ofRule(index, shownAt));
        refuseUnknown(object);
    }

    private void refuseUnknown(JsonObject object) {
        object.forEach((name, value) -> {
            String property = name.toString();
            boolean known = SCOPE.contains(property)
                    || RESHAPING.contains(property)
                    || NormalisingReader.PROPERTIES.contains(property)
                    || COMPARING.contains(property)
                    || property.equals(FAILURES);
            if (!known) {
                fields.wrong("\"" + property + "\" is no property of a rule; docs/rules.md lists them");
            }
        });
    }

    /** Whether this is a rule about failures. */
    boolean isAboutFailures() {
        return fields.has(FAILURES);
    }

    /** The rule about a document; null if it has no usable {@code at}. What else is wrong is recorded. */
    @Nullable
    Rule rule() {
        Scope scope = scope();
        Reshaping reshaping = reshaping(scope.at());
        Normalising normalising = new NormalisingReader(fields).read();
        Changes changes = new ChangesReader(fields).read();
        if (RESHAPING.stream().noneMatch(fields::has)
                && NormalisingReader.PROPERTIES.stream().noneMatch(fields::has)
                && COMPARING.stream().noneMatch(fields::has)) {
            fields.wrong("the rule does nothing; give it a property such as \"ignore\"");
        }
        if (fields.has("side")) {
            COMPARING.stream()
                    .filter(fields::has)
                    .forEach(property -> fields.wrong("\"side\" is for reshaping and normalising; \"" + property
                            + "\" is about both sides and needs a rule of its own"));
        }
        return new Rule(scope, reshaping, normalising, changes);
    }

    /** The rule about failures. What is wrong with it is recorded. */
    FailureRule failureRule() {
        if (fields.has("at")) {
            fields.wrong("\"failures\" is about failures, which have no places; take out \"at\"");
        }
        if (RESHAPING.stream().anyMatch(fields::has)
                || NormalisingReader.PROPERTIES.stream().anyMatch(fields::has)
                || COMPARING.stream().anyMatch(fields::has)) {
            fields.wrong("\"failures\" needs a rule of its own; only \"operation\", \"side\" and \"why\" go with it");
        }
        Map<String, String> names =
                new TextTable(fields).read(FAILURES, "an object from failure codes and types to names");
        return new FailureRule(scopeAt(new PathPattern("", List.of())), names);
    }

    private Scope scope() {
        return scopeAt(at("at", true));
    }

    private Scope scopeAt(PathPattern at) {
        String operation = fields.text("operation", "the name of an operation");
        if (operation != null && (operation.isEmpty() || operation.length() > MAX_OPERATION)) {
            fields.wrong("\"operation\" has " + operation.length() + " characters; it must have 1 to " + MAX_OPERATION);
        }
        fields.text("why", "a text");
        return new Scope(index, at, operation, side());
    }

    private PathPattern at(String property, boolean needed) {
        String text = fields.text(property, "a JSON Pointer, such as \"/items/*/price\"");
        if (text == null) {
            if (needed && !fields.has(property)) {
                fields.wrong("\"at\" is missing; it says where the rule applies, \"\" for the whole document");
            }
            return new PathPattern("", List.of());
        }
        try {
            return PathPattern.parse(text);
        } catch (IllegalArgumentException wrong) {
            fields.wrong("\"" + property + "\" " + wrong.getMessage());
            return new PathPattern(text, List.of());
        }
    }

    private @Nullable Side side() {
        String side = fields.text("side", "\"old\" or \"new\"");
        if (side == null) {
            return null;
        }
        return switch (side) {
            case "old" -> Side.OLD;
            case "new" -> Side.NEW;
            default -> {
                fields.wrong("side", Json.string(side), "\"old\" or \"new\"");
                yield null;
            }
        };
    }

    private @Nullable Reshaping reshaping(PathPattern at) {
        String keys = fields.text("keys", "\"lower\"");
        if (keys != null && !keys.equals("lower")) {
            fields.wrong("keys", Json.string(keys), "\"lower\"");
        }
        PathPattern moveTo = fields.has("moveTo") ? at("moveTo", false) : null;
        if (moveTo != null && !moveTo.wildcards().equals(at.wildcards())) {
            fields.wrong(
                    "\"moveTo\" is \"" + moveTo + "\"; it must have the same wildcards as \"at\", in the same order");
        } else if (moveTo != null && moveTo.steps().equals(at.steps())) {
            fields.wrong("\"moveTo\" is where the value already is");
        }
        return moveTo == null && keys == null ? null : new Reshaping(moveTo, keys != null);
    }
}
