package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.ClassIntrospector;
import dev.gnomon.sdk.spi.Sensitive;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows where {@link Sensitive} stands, by reflection alone: whatever Jackson makes of a type, these are the members that
 * must not leave in clear. Safe for use by several threads.
 *
 * @param mixins finds the mix-in of a class
 * @param members what is known already
 * @param reached what is known already
 */
record SensitiveTypes(
        ClassIntrospector.MixInResolver mixins, Map<Class<?>, Set<String>> members, Map<Class<?>, Boolean> reached) {

    /** More types than any answer has; whoever reaches more of them is taken to reach a sensitive one. */
    private static final int MOST_TYPES = 10_000;

    SensitiveTypes(ClassIntrospector.MixInResolver mixins) {
        this(mixins, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** The sensitive members of {@code type}, inherited ones included: fields by name, methods with {@code ()} behind. */
    Set<String> membersOf(Class<?> type) {
        return members.computeIfAbsent(type, this::findMembers);
    }

    /** Whether values of {@code type}, or what they hold by their declared types, have sensitive members. */
    boolean reaches(JavaType type) {
        if (reaches(type.getRawClass())) {
            return true;
        }
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            if (reaches(parameter)) {
                return true;
            }
        }
        JavaType content = type.isArrayType() || type.isReferenceType() ? type.getContentType() : null;
        return content != null && reaches(content);
    }

    /** As {@link #reaches(JavaType)}. */
    boolean reaches(Type type) {
        return type instanceof Class<?> plain
                ? reached.computeIfAbsent(plain, c -> new Walk().reaches(c))
                : new Walk().reaches(type);
    }

    private Set<String> findMembers(Class<?> type) {
        Set<String> found = new HashSet<>();
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.pop();
            addMembers(next, found);
            Class<?> mixin = mixins.findMixInClassFor(next);
            if (mixin != null) {
                addMembers(mixin, found);
            }
            left.addAll(List.of(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                left.push(next.getSuperclass());
            }
        }
        return Set.copyOf(found);
    }

    private static void addMembers(Class<?> type, Set<String> to) {
        if (isOfJava(type)) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (isSensitive(field)) {
                to.add(field.getName());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic() && isSensitive(method)) {
                to.add(method.getName() + "()");
            }
        }
    }

    private static boolean isSensitive(AnnotatedElement member) {
        return member.isAnnotationPresent(Sensitive.class);
    }

    static boolean isOfJava(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }

    /** Looks through a type, each class once: a generic type that holds a larger one of itself has an end. */
    private final class Walk {

        private final Set<Type> seen = new HashSet<>();
        private final Deque<Type> left = new ArrayDeque<>();

        boolean reaches(Type type) {
            left.add(type);
            try {
                while (!left.isEmpty()) {
                    Type next = left.pop();
                    if (seen.add(next) && (seen.size() > MOST_TYPES || look(next))) {
                        return true;
                    }
                }
                return false;
            } catch (LinkageError | RuntimeException cannotBeLookedThrough) {
                return true;
            }
        }

        private boolean look(Type type) {
            if (type instanceof Class<?> plain) {
                return look(plain);
            }
            if (type instanceof ParameterizedType parameterized) {
                left.push(parameterized.getRawType());
                left.addAll(List.of(parameterized.getActualTypeArguments()));
            } else if (type instanceof GenericArrayType array) {
                left.push(array.getGenericComponentType());
            } else if (type instanceof WildcardType wildcard) {
                left.addAll(List.of(wildcard.getUpperBounds()));
            } else if (type instanceof TypeVariable<?> variable) {
                left.addAll(List.of(variable.getBounds()));
            } else if (type instanceof JavaType jackson) {
                left.push(jackson.getRawClass());
                left.addAll(jackson.getBindings().getTypeParameters());
            }
            return false;
        }

        private boolean look(Class<?> type) {
            if (type.isArray()) {
                left.push(type.getComponentType());
                return false;
            }
            if (type.isPrimitive() || isOfJava(type)) {
                return false;
            }
            if (!membersOf(type).isEmpty()) {
                return true;
            }
            follow(type.getGenericSuperclass());
            left.addAll(List.of(type.getGenericInterfaces()));
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    left.add(field.getGenericType());
                }
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                lookBelow(type);
            }
            return false;
        }

        private void lookBelow(Class<?> type) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0) {
                    left.add(method.getGenericReturnType());
                }
            }
            Class<?>[] permitted = type.getPermittedSubclasses();
            if (permitted != null) {
                left.addAll(List.of(permitted));
            }
            JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
            if (subtypes != null) {
                for (JsonSubTypes.Type subtype : subtypes.value()) {
                    left.add(subtype.value());
                }
            }
        }

        private void follow(@Nullable Type type) {
            if (type != null) {
                left.push(type);
            }
        }
    }
}
