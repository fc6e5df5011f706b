package dev.gnomon.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) in UTF-8. Strict, with limits on everything that could exhaust stack or memory. A
 * leading byte order mark is ignored, as RFC 8259 allows. Safe for use by several threads.
 */
final class JsonReader {

    /** Levels of nesting. Also bounds the recursion of everything that walks the tree. */
    static final int MAX_DEPTH = 500;

    /** Characters of a number. */
    static final int MAX_NUMBER = 1_000;

    /** Bytes of a document. */
    static final int MAX_BYTES = 8 << 20;

    /** Tokens of a document: a tree of so many takes some 60 MB. */
    static final int MAX_TOKENS = 1_000_000;

    private static final String TOO_BIG =
            "goes beyond the limits of what is compared: %,d bytes, %,d tokens, %d levels, numbers of %,d characters"
                    .formatted(MAX_BYTES, MAX_TOKENS, MAX_DEPTH, MAX_NUMBER);

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            // Names come from outside: they must neither fill the JVM's string table nor be able to fail a lookup.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /**
     * The value in {@code payload}, whose position does not move.
     *
     * @throws Unreadable if it is anything but one JSON text, has a key twice in one object, or is beyond a limit
     */
    Json read(ByteBuffer payload) throws Unreadable {
        if (payload.remaining() > MAX_BYTES) {
            throw new Unreadable(TOO_BIG, "");
        }
        String text = Utf8.decode(payload);
        try (JsonParser parser = factory.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            return document(parser);
        } catch (StreamConstraintsException beyond) {
            throw new Unreadable(TOO_BIG, "");
        } catch (JsonProcessingException malformed) {
            throw new Unreadable("is not JSON", where(malformed.getLocation()));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
        }
    }

    private static Json document(JsonParser parser) throws IOException, Unreadable {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new Unreadable("is empty", "");
        }
        Json value = value(parser, first);
        if (parser.nextToken() != null) {
            throw new Unreadable("has something after its JSON value", where(parser.currentTokenLocation()));
        }
        return value;
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException, Unreadable {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.number(parser.getText());
            case VALUE_TRUE -> Json.TRUE;
            case VALUE_FALSE -> Json.FALSE;
            case VALUE_NULL -> Json.NULL;
            default -> throw new IllegalStateException("no token of JSON: " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException, Unreadable {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw new Unreadable("has a key twice in one object", where(parser.currentTokenLocation()));
            }
        }
        return new Json.Members(members);
    }

    private static Json array(JsonParser parser) throws IOException, Unreadable {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return new Json.Array(elements);
    }

    private static String where(JsonLocation location) {
        return " (character " + location.getCharOffset() + ")";
    }
}
