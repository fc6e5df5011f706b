package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.SerializerFactory;
import com.fasterxml.jackson.databind.ser.Serializers;

/** Has the {@link Guard} look at every serializer that Jackson makes, whatever makes it. */
final class GuardedFactory extends SerializerFactory {

    private static final int LONGEST = 300;

    private final SerializerFactory factory;
    private final Guard guard;

    GuardedFactory(SerializerFactory factory, Guard guard) {
        this.factory = factory;
        this.guard = guard;
    }

    @Override
    public SerializerFactory withAdditionalSerializers(Serializers additional) {
        return new GuardedFactory(factory.withAdditionalSerializers(additional), guard);
    }

    @Override
    public SerializerFactory withAdditionalKeySerializers(Serializers additional) {
        return new GuardedFactory(factory.withAdditionalKeySerializers(additional), guard);
    }

    @Override
    public SerializerFactory withSerializerModifier(BeanSerializerModifier modifier) {
        return new GuardedFactory(factory.withSerializerModifier(modifier), guard);
    }

    @Override
    public JsonSerializer<Object> createSerializer(SerializerProvider provider, JavaType type) {
        String why = guard.whyUntouched(type);
        if (why != null) {
            return WithheldSerializer.untouchable(why);
        }
        String endless = Guard.whyEndless(type);
        if (endless != null) {
            return new WithheldSerializer(endless);
        }
        try {
            return guard.guarded(provider, type, factory.createSerializer(provider, type));
        } catch (JsonMappingException broken) {
            return new WithheldSerializer(
                    type.getRawClass().getName() + ": " + Text.cut(broken.getOriginalMessage(), LONGEST));
        }
    }

    @Override
    public TypeSerializer createTypeSerializer(SerializationConfig config, JavaType baseType)
            throws JsonMappingException {
        return factory.createTypeSerializer(config, baseType);
    }

    @Override
    public JsonSerializer<Object> createKeySerializer(
            SerializerProvider provider, JavaType type, JsonSerializer<Object> fallback) throws JsonMappingException {
        return guard.guardedKey(type, factory.createKeySerializer(provider, type, fallback));
    }

    @Override
    @Deprecated
    public JsonSerializer<Object> createKeySerializer(
            SerializationConfig config, JavaType type, JsonSerializer<Object> fallback) throws JsonMappingException {
        return guard.guardedKey(type, factory.createKeySerializer(config, type, fallback));
    }
}
