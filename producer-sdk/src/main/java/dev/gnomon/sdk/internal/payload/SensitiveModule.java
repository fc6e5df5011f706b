package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.gnomon.sdk.spi.Sensitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Jackson write hashes instead of the values of {@link Sensitive} properties. */
final class SensitiveModule extends SimpleModule {

    private final transient Hashing hashing;
    private final transient SensitiveTypes types;

    SensitiveModule(Hashing hashing, SensitiveTypes types) {
        super("gnomon-sensitive");
        this.hashing = hashing;
        this.types = types;
        setSerializerModifier(new HashingModifier());
    }

    private final class HashingModifier extends BeanSerializerModifier {

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property -> masked(property, config, bean));
            return properties;
        }
    }

    private BeanPropertyWriter masked(BeanPropertyWriter property, SerializationConfig config, BeanDescription bean) {
        if (property.getAnnotation(Sensitive.class) != null) {
            return new HashingWriter(property, hashing);
        }
        String own = ownWay(property, config.getAnnotationIntrospector());
        AnnotatedMember member = property.getMember();
        boolean sensitive = own != null && (member == null || types.reaches(member.getType()));
        return !sensitive
                ? property
                : new WithheldWriter(
                        property,
                        bean.getBeanClass().getName() + "." + property.getName() + " holds sensitive members, and "
                                + own + " could show them: mark the property itself with @Sensitive");
    }

    /** What writes the property instead of Jackson's own parts; null if nothing does. */
    private static @Nullable String ownWay(BeanPropertyWriter property, AnnotationIntrospector annotations) {
        if (!Masks.isJacksons(property)) {
            return "its writer " + property.getClass().getName();
        }
        if (property.getTypeSerializer() != null && !Guard.isPlain(property.getTypeSerializer())) {
            return "its type ID";
        }
        AnnotatedMember member = property.getMember();
        return member != null && hasSerializer(member, annotations) ? "its serializer" : null;
    }

    static boolean hasSerializer(AnnotatedMember member, AnnotationIntrospector annotations) {
        return annotations.findSerializer(member) != null
                || annotations.findContentSerializer(member) != null
                || annotations.findKeySerializer(member) != null
                || annotations.findNullSerializer(member) != null
                || annotations.findSerializationConverter(member) != null
                || annotations.findSerializationContentConverter(member) != null;
    }
}
