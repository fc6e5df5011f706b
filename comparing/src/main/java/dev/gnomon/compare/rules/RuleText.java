package dev.gnomon.compare.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON text of a rule set. Unlike a document's text, one that has a name twice is read to its end, so that
 * all mistakes are told at once.
 */
final class RuleText {

    /** Bytes of a rule set in UTF-8. */
    static final int MAX_BYTES = 64 << 10;

    /** Levels of nesting; only values to look for can be nested deeply. */
    static final int MAX_DEPTH = 50;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final JsonParser parser;
    private final Mistakes mistakes;

    private RuleText(JsonParser parser, Mistakes mistakes) {
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /** The value in {@code text}; null if there is none, which is a mistake. */
    static @Nullable Json read(String text, Mistakes mistakes) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            mistakes.add("the rules take " + bytes + " bytes; at most " + MAX_BYTES + " are allowed");
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new RuleText(parser, mistakes).document();
        } catch (StreamConstraintsException beyond) {
            mistakes.add("the rules are nested deeper than " + MAX_DEPTH + " levels, or have a number of more than "
                    + Decimal.MAX_LENGTH + " characters");
            return null;
        } catch (JsonProcessingException malformed) {
            mistakes.add("the rules are not JSON" + where(malformed.getLocation()));
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
        }
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private @Nullable Json document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            mistakes.add("the rules are empty; write [] for no rules");
            return null;
        }
        Json value = value(first);
        if (parser.nextToken() != null) {
            mistakes.add("the rules have something behind their array");
        }
        return value;
    }

    private Json value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> {
                List<Json> elements = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(value(next));
                }
                yield Json.array(elements);
            }
            case VALUE_STRING -> Json.string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.number(parser.getText());
            case VALUE_TRUE -> Json.TRUE;
            case VALUE_FALSE -> Json.FALSE;
            case VALUE_NULL -> Json.NULL;
            default -> throw new IllegalStateException("no token of JSON: " + token);
        };
    }

    private Json object() throws IOException {
        JsonObject.Builder object = new JsonObject.Builder();
        Set<String> names = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean isNew = names.add(name);
            if (!isNew) {
                mistakes.add(rule(parser.getParsingContext().pathAsPointer()) + ": one object has the name \"" + name
                        + "\" twice");
            }
            Json value = value(parser.nextToken());
            if (isNew) {
                object.add(Name.of(name), value);
            }
        }
        return object.build();
    }

    private static String rule(JsonPointer place) {
        return place.getMatchingIndex() < 0 ? "the rules" : Mistakes.name(place.getMatchingIndex(), null);
    }
}
