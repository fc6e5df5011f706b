package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;

/** Writes the hash of one sensitive property, whatever name it goes by, whether as a field or as an element. */
final class HashingWriter extends BeanPropertyWriter {

    private final transient Hashing hashing;

    HashingWriter(BeanPropertyWriter property, Hashing hashing) {
        super(property);
        this.hashing = hashing;
    }

    private HashingWriter(HashingWriter from, PropertyName name) {
        super(from, name);
        hashing = from.hashing;
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
        return new HashingWriter(this, name);
    }

    /** The value is asked for once only: it may be null the first time, and a secret the second. */
    @Override
    public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
        String hash = hashing.of(aside -> super.serializeAsElement(bean, aside, provider), json, provider);
        if (hash != null || hasNullSerializer()) {
            json.writeFieldName(getName());
            json.writeString(hash);
        }
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
        json.writeString(hashing.of(aside -> super.serializeAsElement(bean, aside, provider), json, provider));
    }
}
