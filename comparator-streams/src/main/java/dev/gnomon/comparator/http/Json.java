package dev.gnomon.comparator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import java.time.Instant;

/** Writes JSON; nothing is read yet, so reading is left out. Instants are ISO-8601 in UTC. */
final class Json implements JsonMapper {

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
}
