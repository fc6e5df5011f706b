package dev.gnomon.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gnomon.schemas.PayloadFormat;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Turns any object into JSON through Jackson. */
final class JsonEncoder implements PayloadEncoder<@Nullable Object> {

    private final ObjectWriter writer;

    JsonEncoder(ObjectMapper mapper) {
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
