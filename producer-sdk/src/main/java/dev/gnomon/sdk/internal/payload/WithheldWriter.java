package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/** Stands for a property that something could write in clear. */
final class WithheldWriter extends BeanPropertyWriter {

    private final String reason;

    WithheldWriter(BeanPropertyWriter property, String reason) {
        super(property);
        this.reason = reason;
    }

    private WithheldWriter(WithheldWriter from, PropertyName name) {
        super(from, name);
        reason = from.reason;
    }

    String reason() {
        return reason;
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
        return new WithheldWriter(this, name);
    }

    @Override
    public BeanPropertyWriter unwrappingWriter(NameTransformer names) {
        return this;
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws IOException {
        throw new UnfaithfulException(reason);
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializerProvider provider) throws IOException {
        throw new UnfaithfulException(reason);
    }
}
