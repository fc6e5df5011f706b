package dev.gnomon.compare.json;

import dev.gnomon.compare.json.JsonTokens.Malformed;
import java.util.Arrays;

/**
 * Builds the tree of one document from its tokens. What is open waits on a stack, so that each list and each object
 * gets arrays of just its size.
 */
final class DocumentParser {

    private static final String TOO_BIG =
            "goes beyond the limits of what is compared: %d levels, numbers of %,d characters"
                    .formatted(JsonReader.MAX_DEPTH, JsonReader.MAX_NUMBER);

    private final JsonTokens tokens;
    private final ContentHash hashing;
    private final Names names;
    private final TreeMemory memory;
    private final Json nullValue;
    private final Json trueValue;
    private final Json falseValue;

    private Json[] openValues = new Json[64];
    private int values;
    private Name[] openNames = new Name[64];
    private int[] namePositions = new int[64];
    private int members;
    private int depth;

    DocumentParser(JsonTokens tokens, ContentHash hashing, Names names, TreeMemory memory) {
        this.tokens = tokens;
        this.hashing = hashing;
        this.names = names;
        this.memory = memory;
        this.nullValue = hashed(Json.NULL);
        this.trueValue = hashed(Json.TRUE);
        this.falseValue = hashed(Json.FALSE);
    }

    private Json hashed(Json value) {
        byte[] bytes = Utf8.encode(((JsonScalar) value).text());
        return hashing == ContentHash.PROCESS ? value : new JsonScalar(value.kind(), bytes, 0, bytes.length, hashing);
    }

    Json document() throws Malformed, Unreadable {
        if (tokens.peek() < 0) {
            throw new Unreadable("is empty", "");
        }
        Json value = value();
        if (tokens.peek() >= 0) {
            throw new Malformed("has something after its JSON value", tokens.position());
        }
        return value;
    }

    private Json value() throws Malformed, Unreadable {
        return switch (tokens.peek()) {
            case '"' -> text();
            case '{' -> object();
            case '[' -> array();
            case 't' -> literal("true", trueValue);
            case 'f' -> literal("false", falseValue);
            case 'n' -> literal("null", nullValue);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw tokens.malformed();
        };
    }

    private Json literal(String written, Json value) throws Malformed {
        tokens.literal(written);
        return value;
    }

    private Json text() throws Malformed, Unreadable {
        tokens.string();
        boolean copied = tokens.textSource() != tokens.bytes();
        memory.take(TreeMemory.SCALAR + (copied ? tokens.textSource().length : 0));
        return new JsonScalar(Json.Kind.STRING, tokens.textSource(), tokens.textFrom(), tokens.textTo(), hashing);
    }

    private Json number() throws Malformed, Unreadable {
        int from = tokens.number();
        if (tokens.position() - from > JsonReader.MAX_NUMBER) {
            throw new Unreadable(TOO_BIG, "");
        }
        memory.take(TreeMemory.SCALAR);
        return new JsonScalar(Json.Kind.NUMBER, tokens.bytes(), from, tokens.position(), hashing);
    }

    private void open() throws Unreadable {
        tokens.skip();
        if (++depth > JsonReader.MAX_DEPTH) {
            throw new Unreadable(TOO_BIG, "");
        }
        memory.take(TreeMemory.CONTAINER);
    }

    private Json array() throws Malformed, Unreadable {
        open();
        int from = values;
        if (tokens.peek() != ']') {
            push(value());
            while (tokens.peek() == ',') {
                tokens.skip();
                push(value());
            }
        }
        tokens.expect(']');
        depth--;
        Json array = new JsonArray(Arrays.copyOfRange(openValues, from, values), hashing);
        values = from;
        return array;
    }

    private void push(Json value) {
        if (values == openValues.length) {
            openValues = Arrays.copyOf(openValues, 2 * values);
        }
        openValues[values++] = value;
    }

    private Json object() throws Malformed, Unreadable {
        open();
        int valuesFrom = values;
        int membersFrom = members;
        if (tokens.peek() != '}') {
            member();
            while (tokens.peek() == ',') {
                tokens.skip();
                member();
            }
        }
        tokens.expect('}');
        depth--;
        refuseNamesTwice(membersFrom);
        Json object = new JsonObject(
                Arrays.copyOfRange(openNames, membersFrom, members),
                Arrays.copyOfRange(openValues, valuesFrom, values),
                hashing);
        values = valuesFrom;
        members = membersFrom;
        return object;
    }

    private void member() throws Malformed, Unreadable {
        if (tokens.peek() != '"') {
            throw tokens.malformed();
        }
        if (members == openNames.length) {
            openNames = Arrays.copyOf(openNames, 2 * members);
            namePositions = Arrays.copyOf(namePositions, 2 * members);
        }
        namePositions[members] = tokens.position();
        tokens.string();
        memory.take(TreeMemory.MEMBER);
        openNames[members++] = names.of(tokens.textSource(), tokens.textFrom(), tokens.textTo());
        tokens.expect(':');
        push(value());
    }

    /** Marks each name with the object that has it; while an object is closed, nothing else marks names. */
    private void refuseNamesTwice(int from) throws Malformed {
        int object = names.nextObject();
        for (int i = from; i < members; i++) {
            if (openNames[i].lastObject == object) {
                throw new Malformed("has a key twice in one object", namePositions[i]);
            }
            openNames[i].lastObject = object;
        }
    }
}
