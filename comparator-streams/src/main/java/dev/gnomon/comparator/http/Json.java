package dev.gnomon.comparator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.gnomon.comparator.text.Foreign;
import io.javalin.http.HttpStatus;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes and parses JSON. Instants are ISO-8601 in UTC. */
final class Json implements JsonMapper {

    static final int MAX_DEPTH = 64;

    /** Numbers are kept exact; what is nested too deep, duplicated, or follows the value, is refused. */
    private static final ObjectMapper PARSER = com.fasterxml.jackson.databind.json.JsonMapper.builder(
                    JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .build())
                            .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return Foreign.json(mapper.writeValueAsString(value));
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("cannot write " + type.getTypeName() + " as JSON", notWritable);
        }
    }

    /** A body as a tree; whatever it is not, the problem says so in one sentence. */
    static JsonNode parse(byte[] body) {
        try {
            return PARSER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException broken) {
            throw new Problem(HttpStatus.BAD_REQUEST, "the body is not text in UTF-8");
        } catch (StreamConstraintsException tooMuch) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "the body is nested deeper than " + MAX_DEPTH + " levels, or a name or number in it is too long");
        } catch (JsonProcessingException broken) {
            JsonLocation place = broken.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new Problem(HttpStatus.BAD_REQUEST, "the body cannot be parsed as JSON" + where);
        }
    }

    /** JSON text that is known to be JSON, to be part of an answer; null for null. */
    static @Nullable JsonNode tree(@Nullable String text) {
        try {
            return text == null ? null : PARSER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }
}
