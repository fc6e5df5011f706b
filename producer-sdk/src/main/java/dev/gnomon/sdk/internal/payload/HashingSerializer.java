package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/** Writes the hash of a value whose only member is sensitive, as one with {@code @JsonValue @Sensitive} is. */
final class HashingSerializer extends JsonSerializer<Object> implements ContextualSerializer {

    private final JsonSerializer<Object> clear;
    private final Hashing hashing;

    HashingSerializer(JsonSerializer<Object> clear, Hashing hashing) {
        this.clear = clear;
        this.hashing = hashing;
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> here = provider.handleSecondaryContextualization(clear, property);
        return here == clear ? this : new HashingSerializer((JsonSerializer<Object>) here, hashing);
    }

    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer names) {
        return this;
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
        return clear.isEmpty(provider, value);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        write(aside -> clear.serialize(value, aside, provider), json, provider);
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        write(aside -> clear.serializeWithType(value, aside, provider, types), json, provider);
    }

    private void write(Hashing.Value value, JsonGenerator json, SerializerProvider provider) throws IOException {
        try {
            json.writeString(hashing.of(value, json, provider));
        } catch (Exception broken) {
            ClassUtil.throwIfIOE(broken);
            ClassUtil.throwIfRTE(broken);
            throw new IOException(broken);
        }
    }
}
