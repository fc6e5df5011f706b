package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import com.fasterxml.jackson.databind.ser.FilterProvider;
import com.fasterxml.jackson.databind.ser.PropertyFilter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what Jackson would write of one type against the type's sensitive members: each must be a property of its own that
 * is written as a hash, or be left out on purpose.
 *
 * @param config how the mapper writes
 * @param type the type
 * @param members its sensitive members
 */
record Masks(SerializationConfig config, JavaType type, Set<String> members) {

    private static final Set<Class<?>> NEUTRAL_IDS = Set.of(
            ObjectIdGenerators.IntSequenceGenerator.class,
            ObjectIdGenerators.UUIDGenerator.class,
            ObjectIdGenerators.StringIdGenerator.class);

    /** Why {@code properties}, all that is written, could show a sensitive member; null if they cannot. */
    @Nullable
    String why(Iterator<PropertyWriter> properties) {
        Map<String, PropertyWriter> written = new HashMap<>();
        properties.forEachRemaining(property -> written.put(property.getName(), property));
        BeanDescription bean = config.introspect(type);
        for (String member : members) {
            if (!isMasked(member, bean, written)) {
                return name() + "." + member
                        + " is @Sensitive, and Jackson does not write it as a property of its own, so "
                        + "it cannot be hashed: put @Sensitive on the property that is written, or leave the member out "
                        + "with @JsonIgnore";
            }
        }
        return null;
    }

    /** Why the way in which {@code property} has the type written could show a sensitive member; null if it cannot. */
    @Nullable
    String whyAt(@Nullable BeanProperty property, JsonSerializer<?> serializer) {
        AnnotatedMember here = property == null ? null : property.getMember();
        if (serializer.usesObjectId() && !isNeutral(objectId(here), serializer)) {
            return name() + " has sensitive members, and an object ID could show them: use a generator of numbers";
        }
        return filterWhy(here);
    }

    /** Why a filter of the service's own could show a sensitive member; null if there is none. */
    @Nullable
    String filterWhy(@Nullable Annotated here) {
        Object id = here == null ? null : config.getAnnotationIntrospector().findFilterId(here);
        if (id == null) {
            id = config.getAnnotationIntrospector()
                    .findFilterId(config.introspectClassAnnotations(type).getClassInfo());
        }
        FilterProvider filters = config.getFilterProvider();
        if (id == null || filters == null) {
            return null;
        }
        PropertyFilter filter = filters.findPropertyFilter(id, null);
        return filter == null || isJacksons(filter)
                ? null
                : name() + " holds sensitive members, and the filter '" + id + "' could show them: use Jackson's own";
    }

    static boolean isJacksons(Object part) {
        return part.getClass().getName().startsWith("com.fasterxml.jackson.");
    }

    private String name() {
        return type.getRawClass().getName();
    }

    private boolean isMasked(String member, BeanDescription bean, Map<String, PropertyWriter> written) {
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (names(property, member)) {
                PropertyWriter writer = written.get(property.getName());
                return writer instanceof HashingWriter
                        || (writer == null && (isLeftOut(property, bean) || isIgnored(member, bean)));
            }
        }
        return isIgnored(member, bean);
    }

    private boolean isIgnored(String member, BeanDescription bean) {
        if (bean.getIgnoredPropertyNames().contains(nameOf(member))) {
            return true;
        }
        AnnotationIntrospector annotations = config.getAnnotationIntrospector();
        for (AnnotatedField field : bean.getClassInfo().fields()) {
            if (field.getName().equals(nameOf(member)) && annotations.hasIgnoreMarker(field)) {
                return true;
            }
        }
        for (AnnotatedMethod method : bean.getClassInfo().memberMethods()) {
            if (nameOf(method.getName() + "()").equals(nameOf(member)) && annotations.hasIgnoreMarker(method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(BeanPropertyDefinition property, String member) {
        return property.getInternalName().equals(nameOf(member))
                || (property.hasField() && property.getField().getName().equals(member))
                || (property.hasGetter() && member.equals(property.getGetter().getName() + "()"));
    }

    /** The name of the property that a field or a method belongs to. */
    private static String nameOf(String member) {
        if (!member.endsWith("()")) {
            return member;
        }
        String method = member.substring(0, member.length() - 2);
        int prefix = method.startsWith("get") || method.startsWith("set") ? 3 : method.startsWith("is") ? 2 : 0;
        if (prefix == 0 || prefix == method.length() || Character.isLowerCase(method.charAt(prefix))) {
            return method;
        }
        String name = method.substring(prefix);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private boolean isLeftOut(BeanPropertyDefinition property, BeanDescription bean) {
        if (property.isTypeId()) {
            return false;
        }
        AnnotatedMember member = property.getPrimaryMember();
        JsonProperty explicit = member == null ? null : member.getAnnotation(JsonProperty.class);
        boolean writeOnly = explicit != null && explicit.access() == JsonProperty.Access.WRITE_ONLY;
        return writeOnly
                || config.getDefaultPropertyIgnorals(type.getRawClass(), bean.getClassInfo())
                        .findIgnoredForSerialization()
                        .contains(property.getName());
    }

    private @Nullable ObjectIdInfo objectId(@Nullable AnnotatedMember here) {
        ObjectIdInfo own =
                here == null ? null : config.getAnnotationIntrospector().findObjectIdInfo(here);
        return own == null ? config.introspect(type).getObjectIdInfo() : own;
    }

    private static boolean isNeutral(@Nullable ObjectIdInfo id, JsonSerializer<?> serializer) {
        if (id == null) {
            return false;
        }
        if (id.getGeneratorType() != ObjectIdGenerators.PropertyGenerator.class) {
            return NEUTRAL_IDS.contains(id.getGeneratorType());
        }
        for (Iterator<PropertyWriter> properties = serializer.properties(); properties.hasNext(); ) {
            PropertyWriter property = properties.next();
            if (property.getName().equals(id.getPropertyName().getSimpleName())) {
                return !(property instanceof HashingWriter);
            }
        }
        return false;
    }
}
