package dev.gnomon.comparator.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.http.HttpStatus;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes and parses JSON. Instants are ISO-8601 in UTC. */
final class Json implements JsonMapper {

    /** Numbers are kept exact; what is duplicated, or follows the value, is refused. */
    private static final ObjectMapper PARSER = com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("cannot write " + type.getTypeName() + " as JSON", notWritable);
        }
    }

    /** A body as a tree; whatever it is not, the problem says so in one sentence. */
    static JsonNode parse(String body) {
        try {
            return PARSER.readTree(body);
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
