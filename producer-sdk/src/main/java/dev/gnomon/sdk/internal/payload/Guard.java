package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.impl.IteratorSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.IterableSerializer;
import com.fasterxml.jackson.databind.ser.std.JsonValueSerializer;
import com.fasterxml.jackson.databind.ser.std.ToEmptyObjectSerializer;
import dev.gnomon.sdk.spi.Sensitive;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides, once for each type, what Jackson may write. What it would not write faithfully and masked is withheld, by name.
 *
 * @param sensitive where {@link Sensitive} stands
 * @param hashing what is done with it
 * @param beans what may be written by its properties
 * @param lazyLeftOut whether the mapper leaves out what JPA has not loaded
 */
record Guard(SensitiveTypes sensitive, Hashing hashing, WholeBeans beans, boolean lazyLeftOut) {

    /** Type parameters that are nested deeper than this have no end: {@code record Node<T>(Node<List<T>> next)}. */
    private static final int DEEPEST = 12;

    /** Why values of {@code type} must not even be looked at; null if they may be. */
    @Nullable
    String whyUntouched(JavaType type) {
        Class<?> raw = type.getRawClass();
        String oneTime = OneTime.why(raw);
        return oneTime != null || lazyLeftOut ? oneTime : LazyAssociations.why(raw);
    }

    /** Why there is no end to the types that {@code type} is made of; null if there is one. */
    static @Nullable String whyEndless(JavaType type) {
        return depth(type) <= DEEPEST
                ? null
                : type.getRawClass().getName() + " has type parameters that are nested without end, or more than "
                        + DEEPEST + " deep: answer a type that has an end, or give the migration an encoder "
                        + "(MigrationOptions.payload)";
    }

    /** What writes keys of {@code type}: {@code made}, or nobody. */
    JsonSerializer<Object> guardedKey(JavaType type, JsonSerializer<Object> made) {
        return sensitive.reaches(type)
                ? new WithheldSerializer(type.getRawClass().getName()
                        + " holds sensitive members, and a key of a map cannot be hashed: use it as a value")
                : made;
    }

    /** What writes values of {@code type}: {@code made}, what keeps an eye on it, or nobody. */
    JsonSerializer<Object> guarded(SerializerProvider provider, JavaType type, JsonSerializer<Object> made)
            throws JsonMappingException {
        boolean bean = writesProperties(made);
        if (type.isJavaLangObject()) {
            return made;
        }
        if (!bean && isMarkedValue(provider.getConfig(), type, made)) {
            return new HashingSerializer(made, hashing);
        }
        String lazy = bean && !lazyLeftOut ? LazyAssociations.why(type.getRawClass(), made.properties()) : null;
        if (lazy != null) {
            return WithheldSerializer.untouchable(lazy);
        }
        String why = bean ? whyBean(provider.getConfig(), type, made) : whyOther(type, made);
        if (why != null) {
            return new WithheldSerializer(why);
        }
        if (bean) {
            return watched(provider, type, made);
        }
        return SortedSerializer.suits(type, made) ? new SortedSerializer(made) : made;
    }

    /** By their properties, or empty where there are none. */
    private static boolean writesProperties(JsonSerializer<?> made) {
        return made instanceof BeanSerializerBase
                || made instanceof UnknownSerializer
                || made instanceof ToEmptyObjectSerializer;
    }

    private JsonSerializer<Object> watched(SerializerProvider provider, JavaType type, JsonSerializer<Object> made)
            throws JsonMappingException {
        Class<?> raw = type.getRawClass();
        TypeSerializer types = ownTypes(provider, type);
        return types == null && Modifier.isFinal(raw.getModifiers()) && !sensitive.reaches(type)
                ? made
                : new GuardedSerializer(made, new GuardedSerializer.Watch(this, type, types));
    }

    /** What writes the type's IDs where nobody else does, because the declared type is erased. */
    private static @Nullable TypeSerializer ownTypes(SerializerProvider provider, JavaType type)
            throws JsonMappingException {
        BeanDescription bean = provider.getConfig().introspectClassAnnotations(type);
        boolean said =
                provider.getAnnotationIntrospector().findTypeResolver(provider.getConfig(), bean.getClassInfo(), type)
                        != null;
        TypeSerializer types = said ? provider.findTypeSerializer(type) : null;
        return types == null || types.getTypeInclusion() == JsonTypeInfo.As.EXTERNAL_PROPERTY ? null : types;
    }

    private @Nullable String whyBean(SerializationConfig config, JavaType type, JsonSerializer<Object> made) {
        Class<?> raw = type.getRawClass();
        String why = beans.why(raw, config.introspect(type), config);
        if (why != null) {
            return why;
        }
        Set<String> members = sensitive.membersOf(raw);
        Masks masks = new Masks(config, type, members);
        why = members.isEmpty() ? null : masks.why(made.properties());
        return why == null && sensitive.reaches(type) ? whyHolder(config, type, made, masks) : why;
    }

    private @Nullable String whyHolder(
            SerializationConfig config, JavaType type, JsonSerializer<Object> made, Masks masks) {
        AnnotatedMember any = config.introspect(type).findAnyGetter();
        if (any != null && SensitiveModule.hasSerializer(any, config.getAnnotationIntrospector())) {
            return ownSerializer(type);
        }
        if (!Masks.isJacksons(made)) {
            return ownSerializer(type);
        }
        return masks.whyAt(null, made);
    }

    private @Nullable String whyOther(JavaType type, JsonSerializer<?> made) {
        Class<?> raw = type.getRawClass();
        if (made instanceof UnsupportedTypeSerializer) {
            return raw.getName() + " is not known to the jsonMapper: register Jackson's module for it, or give the "
                    + "migration an encoder (MigrationOptions.payload)";
        }
        if (made instanceof IterableSerializer || made instanceof IteratorSerializer) {
            return OneTime.reason(raw.getName() + ", an Iterable that is no Collection,");
        }
        boolean ownPart = Masks.isJacksons(made) || isOurs(made);
        boolean holder = type.isContainerType() || type.isReferenceType() || SensitiveTypes.isOfJava(raw);
        boolean transparent = made instanceof AvroSerializer || (holder && ownPart);
        boolean shown = !sensitive.membersOf(raw).isEmpty() || (!transparent && sensitive.reaches(type));
        return shown ? ownSerializer(type) : null;
    }

    private static String ownSerializer(JavaType type) {
        return type.getRawClass().getName() + " holds sensitive members, and a serializer of its own could show them: "
                + "let Jackson write it by its properties, or mark what holds it with @Sensitive";
    }

    /** Whether the value is a single member, as in {@code record Iban(@JsonValue @Sensitive String text)}. */
    private boolean isMarkedValue(SerializationConfig config, JavaType type, JsonSerializer<Object> made) {
        if (!(made instanceof JsonValueSerializer)) {
            return false;
        }
        AnnotatedMember value = config.introspect(type).findJsonValueAccessor();
        return value != null
                && value.hasAnnotation(Sensitive.class)
                && Set.of(value.getName(), value.getName() + "()").containsAll(sensitive.membersOf(type.getRawClass()));
    }

    private static boolean isOurs(Object part) {
        return part.getClass().getPackageName().equals(Guard.class.getPackageName());
    }

    /** Whether type IDs come from Jackson, which takes them from classes and names, and not from values. */
    static boolean isPlain(TypeSerializer types) {
        return Masks.isJacksons(types)
                && (types.getTypeIdResolver() == null || Masks.isJacksons(types.getTypeIdResolver()));
    }

    private static int depth(JavaType type) {
        int deepest = 0;
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            deepest = Math.max(deepest, 1 + depth(parameter));
        }
        return deepest;
    }
}
