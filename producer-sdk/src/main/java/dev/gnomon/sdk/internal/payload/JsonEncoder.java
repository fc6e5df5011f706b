package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Turns any object into JSON through Jackson. */
public final class JsonEncoder implements PayloadEncoder<@Nullable Object> {

    private final ObjectWriter writer;

    public JsonEncoder(ObjectMapper mapper) {
        writer = mapper.writer();
    }

    @Override
    public PayloadFormat format() {
        return PayloadFormat.JSON;
    }

    @Override
    public void encode(@Nullable Object answer, OutputStream out) throws IOException {
        writer.writeValue(out, answer);
    }
}
