package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what JPA loads only when it is looked at: writing it would query the database on the caller's thread. */
final class LazyAssociations {

    /** The annotations that may make a property lazy, and whether they do so where nothing is said. */
    private static final Map<String, Boolean> LAZY = Map.of(
            "OneToMany", true,
            "ManyToMany", true,
            "ElementCollection", true,
            "OneToOne", false,
            "ManyToOne", false,
            "Basic", false);

    private static final String PROXY = "org.hibernate.proxy.HibernateProxy";
    private static final String COLLECTION = "org.hibernate.collection.spi.PersistentCollection";

    private LazyAssociations() {}

    /** Whether the mapper has Hibernate's module, which leaves out what is not loaded. */
    static boolean areLeftOutBy(Iterable<Object> modules) {
        for (Object module : modules) {
            if (module.toString().toLowerCase(java.util.Locale.ROOT).contains("hibernate")) {
                return true;
            }
        }
        return false;
    }

    /** Why values of {@code type} must not be touched; null if they may be. */
    static @Nullable String why(Class<?> type) {
        return findInterface(type, PROXY) == null ? null : reason(type.getName() + " is Hibernate's proxy, which");
    }

    /** Why one of the properties of {@code type} must not be touched; null if all may be. */
    static @Nullable String why(Class<?> type, Iterator<PropertyWriter> properties) {
        while (properties.hasNext()) {
            AnnotatedMember member = properties.next().getMember();
            if (member != null && isLazy(member)) {
                return reason(type.getName() + "." + member.getName() + " is a lazy association, which");
            }
        }
        return null;
    }

    static boolean isCollection(Class<?> type) {
        return findInterface(type, COLLECTION) != null;
    }

    /** Why {@code collection}, one of Hibernate's, must not be touched; null if it may be, because it is loaded. */
    static @Nullable String whyNotLoaded(Object collection) {
        Class<?> spi = findInterface(collection.getClass(), COLLECTION);
        try {
            boolean loaded = spi == null
                    || Boolean.TRUE.equals(spi.getMethod("wasInitialized").invoke(collection));
            return loaded ? null : reason(collection.getClass().getName() + " is not loaded and");
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unknown) {
            return reason(collection.getClass().getName() + " may not be loaded and");
        }
    }

    private static String reason(String what) {
        return what
                + " would be queried from the database on the caller's thread: answer a record of what you compare, "
                + "leave it out with @JsonIgnore, or give Gnomon a jsonMapper with Hibernate's Jackson module";
    }

    private static boolean isLazy(AnnotatedMember member) {
        for (Annotation annotation : member.getAllAnnotations().annotations()) {
            Class<?> type = annotation.annotationType();
            Boolean lazy = type.getPackageName().endsWith(".persistence") ? LAZY.get(type.getSimpleName()) : null;
            if (lazy != null && fetches(annotation, lazy)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fetches(Annotation annotation, boolean unsaid) {
        try {
            Object fetch = annotation.annotationType().getMethod("fetch").invoke(annotation);
            return String.valueOf(fetch).equals("LAZY");
        } catch (ReflectiveOperationException unknown) {
            return unsaid;
        }
    }

    private static @Nullable Class<?> findInterface(Class<?> type, String name) {
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.pop();
            if (next.getName().equals(name)) {
                return next;
            }
            left.addAll(List.of(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                left.push(next.getSuperclass());
            }
        }
        return null;
    }
}
