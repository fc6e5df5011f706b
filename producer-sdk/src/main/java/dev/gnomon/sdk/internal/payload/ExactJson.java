package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.gnomon.sdk.spi.Sensitive;
import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that answers become unless the service brings a mapper of its own: numbers exact, dates and times in ISO
 * 8601, properties and map keys in alphabetical order, so that equal answers are mostly equal bytes.
 */
public final class ExactJson {

    private ExactJson() {}

    /** The mapper for answers: the service's own, or the SDK's, with {@link Sensitive} fields hashed. */
    public static ObjectMapper mapper(@Nullable ObjectMapper given, @Nullable FieldHasher hasher) {
        ObjectMapper mapper = given == null ? own() : given.copy();
        return mapper.registerModule(new SensitiveModule(hasher));
    }

    private static ObjectMapper own() {
        return JsonMapper.builder()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.CLOSE_CLOSEABLE)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(module())
                .build();
    }

    private static SimpleModule module() {
        return new SimpleModule("gnomon")
                .addSerializer(TemporalAccessor.class, ToStringSerializer.instance)
                .addSerializer(TemporalAmount.class, ToStringSerializer.instance)
                .addSerializer(ZoneId.class, ToStringSerializer.instance)
                .addSerializer(new OptionalSerializer())
                .addSerializer(IndexedRecord.class, new AvroSerializer());
    }

    /** The value, or null. */
    @SuppressWarnings("rawtypes")
    private static final class OptionalSerializer extends StdSerializer<Optional> {

        OptionalSerializer() {
            super(Optional.class);
        }

        @Override
        public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), json);
            } else {
                json.writeNull();
            }
        }
    }
}
