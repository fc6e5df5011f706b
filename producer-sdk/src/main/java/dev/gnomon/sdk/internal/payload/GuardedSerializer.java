package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an eye on what Jackson writes by properties. A value of a subtype may have sensitive members that these properties
 * would show; a property or a type ID may have it written in another way; an erased type would lose its type ID.
 */
final class GuardedSerializer extends JsonSerializer<Object> implements ContextualSerializer, ResolvableSerializer {

    private final JsonSerializer<Object> serializer;
    private final Watch watch;
    private final Set<String> masked;
    private final boolean sensitive;
    private Class<?> lastSafe;

    /**
     * What is watched.
     *
     * @param guard knows the types
     * @param type whose properties are written
     * @param types writes the type's ID where nobody else does; null if it has none
     */
    record Watch(Guard guard, JavaType type, @Nullable TypeSerializer types) {}

    GuardedSerializer(JsonSerializer<Object> serializer, Watch watch) {
        this.serializer = serializer;
        this.watch = watch;
        lastSafe = watch.type.getRawClass();
        masked = watch.guard.sensitive().membersOf(lastSafe);
        sensitive = watch.guard.sensitive().reaches(watch.type);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        check(value);
        TypeSerializer types = watch.types;
        if (types == null) {
            serializer.serialize(value, json, provider);
        } else {
            serializeWithType(value, json, provider, types);
        }
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        check(value);
        if (sensitive && !Guard.isPlain(types)) {
            throw new UnfaithfulException(watch.type.getRawClass().getName()
                    + " holds sensitive members, and its type ID could show them: use Jackson's own type IDs");
        }
        serializer.serializeWithType(value, json, provider, types);
    }

    private void check(Object value) throws UnfaithfulException {
        Class<?> type = value.getClass();
        if (type != lastSafe) {
            if (!masked.containsAll(watch.guard.sensitive().membersOf(type))) {
                throw new UnfaithfulException(type.getName() + " has sensitive members, and is written as "
                        + watch.type.getRawClass().getName()
                        + ", which could show them: mark them with @Sensitive there, too");
            }
            lastSafe = type;
        }
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        if (serializer instanceof ResolvableSerializer resolvable) {
            resolvable.resolve(provider);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> here = provider.handleSecondaryContextualization(serializer, property);
        if (sensitive) {
            String why = new Masks(provider.getConfig(), watch.type, masked).whyAt(property, here);
            if (why != null) {
                return new WithheldSerializer(why);
            }
        }
        return here == serializer ? this : new GuardedSerializer((JsonSerializer<Object>) here, watch);
    }

    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer names) {
        return new GuardedSerializer(serializer.unwrappingSerializer(names), new Watch(watch.guard, watch.type, null));
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> withFilterId(Object filterId) {
        return new GuardedSerializer((JsonSerializer<Object>) serializer.withFilterId(filterId), watch);
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return serializer.isUnwrappingSerializer();
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
        return serializer.isEmpty(provider, value);
    }

    @Override
    public boolean usesObjectId() {
        return serializer.usesObjectId();
    }

    @Override
    public Class<Object> handledType() {
        return serializer.handledType();
    }

    @Override
    public Iterator<PropertyWriter> properties() {
        return serializer.properties();
    }
}
