package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/** Stands for a type, as a value or as a key, that cannot be written faithfully. Never touches what it is given. */
final class WithheldSerializer extends JsonSerializer<Object> {

    private final String reason;
    private final boolean untouchable;

    private WithheldSerializer(String reason, boolean untouchable) {
        this.reason = reason;
        this.untouchable = untouchable;
    }

    WithheldSerializer(String reason) {
        this(reason, false);
    }

    /** One for values that must not even be looked at: a migration that declares them is refused. */
    static WithheldSerializer untouchable(String reason) {
        return new WithheldSerializer(reason, true);
    }

    boolean isUntouchable() {
        return untouchable;
    }

    String reason() {
        return reason;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        throw new UnfaithfulException(reason);
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        throw new UnfaithfulException(reason);
    }

    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer names) {
        return this;
    }
}
