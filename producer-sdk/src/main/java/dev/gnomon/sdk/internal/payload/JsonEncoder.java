package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import com.fasterxml.jackson.databind.util.ClassUtil;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Turns any object into JSON through Jackson. */
public final class JsonEncoder implements PayloadEncoder<@Nullable Object> {

    private final ObjectMapper mapper;
    private final SerializationConfig config;
    private final DefaultSerializerProvider providers;

    public JsonEncoder(ObjectMapper mapper) {
        this.mapper = mapper;
        config = mapper.getSerializationConfig();
        providers = (DefaultSerializerProvider) mapper.getSerializerProvider();
    }

    @Override
    public PayloadFormat format() {
        return PayloadFormat.JSON;
    }

    @Override
    public void encode(@Nullable Object answer, OutputStream out) throws IOException {
        DefaultSerializerProvider provider = providers.createInstance(config, mapper.getSerializerFactory());
        JsonGenerator json = mapper.getFactory().createGenerator(out);
        try {
            config.initialize(json);
            provider.serializeValue(json, answer);
        } catch (Exception broken) {
            ClassUtil.closeOnFailAndThrowAsIOE(json, broken);
        } finally {
            if (out instanceof BoundedOutput bounded && Hashing.happened(provider)) {
                bounded.markHashed();
            }
        }
        json.close();
    }
}
