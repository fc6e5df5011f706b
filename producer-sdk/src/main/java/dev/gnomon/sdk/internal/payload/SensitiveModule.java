package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.gnomon.sdk.spi.Sensitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Jackson write hashes instead of the values of {@link Sensitive} properties. */
final class SensitiveModule extends SimpleModule {

    private final transient @Nullable FieldHasher hasher;

    SensitiveModule(@Nullable FieldHasher hasher) {
        super("gnomon-sensitive");
        this.hasher = hasher;
        setSerializerModifier(new HashingModifier());
    }

    private final class HashingModifier extends BeanSerializerModifier {

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property ->
                    property.getAnnotation(Sensitive.class) == null ? property : new HashingWriter(property, hasher));
            return properties;
        }
    }

    /** Writes one sensitive property. */
    static final class HashingWriter extends BeanPropertyWriter {

        private final transient @Nullable FieldHasher hasher;

        HashingWriter(BeanPropertyWriter property, @Nullable FieldHasher hasher) {
            super(property);
            this.hasher = hasher;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (get(bean) == null) {
                super.serializeAsField(bean, json, provider);
            } else {
                json.writeFieldName(getName());
                json.writeString(hash(bean, json, provider));
            }
        }

        @Override
        public void serializeAsElement(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (get(bean) == null) {
                super.serializeAsElement(bean, json, provider);
            } else {
                json.writeString(hash(bean, json, provider));
            }
        }

        private String hash(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (hasher == null) {
                throw new HashKeyMissingException();
            }
            if (json.getOutputTarget() instanceof BoundedOutput out) {
                out.markHashed();
            }
            try (TokenBuffer value = new TokenBuffer(json.getCodec(), false)) {
                super.serializeAsElement(bean, value, provider);
                JsonNode tree = SensitiveFields.TREES.readTree(value.asParserOnFirstToken());
                return hasher.hash(tree);
            }
        }
    }
}
