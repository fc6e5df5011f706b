package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.ClassIntrospector;
import dev.gnomon.sdk.spi.Sensitive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the objects that their properties show from those that would look alike whatever they hold, such as Guava's
 * {@code Multimap}, of which Jackson writes {@code {"empty":false}}. An object may be written by its properties if each
 * of its fields is one, if its class is a record or says so by an annotation of Jackson or {@link Sensitive}, or if the service has named it.
 *
 * @param named classes, or packages, that the service has named
 */
record WholeBeans(Set<String> named) {

    WholeBeans {
        named = Set.copyOf(named);
    }

    /** Why values of {@code type} would look alike; null if they do not. */
    @Nullable
    String why(Class<?> type, BeanDescription bean, ClassIntrospector.MixInResolver mixins) {
        if (type.isRecord() || type.isInterface() || Modifier.isAbstract(type.getModifiers()) || isNamed(type)) {
            return null;
        }
        List<BeanPropertyDefinition> properties = bean.findProperties();
        if (isMadeForJackson(type, mixins) || isMadeForJackson(bean.getClassInfo())) {
            return null;
        }
        Set<String> shown = names(properties);
        String hidden = shown.isEmpty() ? "" : hiddenField(type, shown);
        return hidden == null
                ? null
                : "Jackson writes " + type.getName() + " without its "
                        + (hidden.isEmpty() ? "fields" : "field '" + hidden + "'")
                        + ", so values that differ could look alike: answer something that it writes whole, give the "
                        + "migration an encoder (MigrationOptions.payload), bring a jsonMapper with a serializer for it, "
                        + "or, if its properties are all that counts, name it with GnomonConfig.writtenByProperties";
    }

    private boolean isNamed(Class<?> type) {
        String name = type.getName();
        return named.stream().anyMatch(it -> name.equals(it) || name.startsWith(it + ".") || name.startsWith(it + "$"));
    }

    private static boolean isMadeForJackson(AnnotatedClass type) {
        for (AnnotatedField field : type.fields()) {
            if (hasOne(field.getAllAnnotations().annotations())) {
                return true;
            }
        }
        for (AnnotatedMethod method : type.memberMethods()) {
            if (hasOne(method.getAllAnnotations().annotations())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMadeForJackson(Class<?> type, ClassIntrospector.MixInResolver mixins) {
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            List<Class<?>> sources = new ArrayList<>(List.of(next.getInterfaces()));
            sources.add(next);
            for (Class<?> source : sources) {
                Class<?> mixin = mixins.findMixInClassFor(source);
                if (hasOne(List.of(source.getAnnotations()))
                        || (mixin != null && hasOne(List.of(mixin.getAnnotations())))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasOne(Iterable<Annotation> annotations) {
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(JacksonAnnotation.class) || type == Sensitive.class) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(List<BeanPropertyDefinition> properties) {
        Set<String> names = new HashSet<>();
        for (BeanPropertyDefinition property : properties) {
            if (property.getAccessor() != null) {
                names.add(plain(property.getInternalName()));
                names.add(plain(property.getName()));
                names.add(plain(property.getAccessor().getName()));
            }
        }
        return names;
    }

    private static @Nullable String hiddenField(Class<?> type, Set<String> shown) {
        List<Field> fields = fields(type);
        boolean onlyTransient = fields.stream().allMatch(field -> Modifier.isTransient(field.getModifiers()));
        for (Field field : fields) {
            String name = plain(field.getName());
            boolean shownAs = shown.contains(name)
                    || (name.startsWith("is") && shown.contains(name.substring(2)))
                    || shown.contains("is" + name);
            if (!shownAs && (onlyTransient || !Modifier.isTransient(field.getModifiers()))) {
                return field.getName();
            }
        }
        return null;
    }

    /** The fields that an object has of its own: those that tools generate have a dollar in their names. */
    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
            if (next == java.lang.reflect.Proxy.class) {
                break;
            }
            for (Field field : next.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.getName().indexOf('$') < 0) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** The letters and digits of a name, for {@code _name}, {@code name_} and {@code getName} are one. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
