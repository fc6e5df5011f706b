package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through the types that migrations answer, before the first answer is there. Safe for use by several threads. */
public final class AnswerTypes {

    /** More types than any answer has. Those beyond are judged when they are met. */
    private static final int MOST_TYPES = 2_000;

    private final ObjectMapper mapper;
    private final SensitiveTypes sensitive;

    /**
     * Types as {@code mapper} writes them.
     *
     * @param mapper what {@link ExactJson#mapper} gave
     */
    public AnswerTypes(ObjectMapper mapper) {
        this.mapper = mapper;
        sensitive = new SensitiveTypes(mapper.getSerializationConfig());
    }

    /** Whether {@code type}, or what it holds by its declared types, has members that are marked as sensitive. */
    public boolean isSensitive(Type type) {
        return sensitive.reaches(type);
    }

    /**
     * What encodes answers of {@code type}.
     *
     * @param given the service's own encoder; null for JSON
     * @throws IllegalArgumentException if the service's own encoder would be given sensitive members
     */
    @SuppressWarnings("unchecked")
    public PayloadEncoder<Object> encoder(@Nullable PayloadEncoder<?> given, Type type) {
        if (given == null) {
            return (PayloadEncoder<Object>) (PayloadEncoder<?>) new JsonEncoder(mapper);
        }
        if (isSensitive(type)) {
            throw new IllegalArgumentException(GuardedEncoder.reason(type.getTypeName()));
        }
        return new GuardedEncoder((PayloadEncoder<Object>) given, sensitive);
    }

    /**
     * Why answers that hold one of the declared types would be withheld.
     *
     * @throws IllegalArgumentException if one of them must not even be touched
     */
    public Set<String> whyWithheld(Type type) {
        Set<String> reasons = new LinkedHashSet<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<JavaType> left = new ArrayDeque<>();
        left.add(mapper.constructType(type));
        while (!left.isEmpty() && seen.size() < MOST_TYPES) {
            JavaType next = left.pop();
            left.addAll(next.getBindings().getTypeParameters());
            if (next.getContentType() != null) {
                left.add(next.getContentType());
            }
            if (seen.add(next.getRawClass()) && !next.isJavaLangObject()) {
                look(next, left, reasons);
            }
        }
        return reasons;
    }

    private void look(JavaType type, Deque<JavaType> left, Set<String> reasons) {
        JsonSerializer<Object> serializer;
        try {
            SerializerProvider provider = mapper.getSerializerProviderInstance();
            serializer = provider.findValueSerializer(type);
        } catch (Exception | LinkageError | StackOverflowError unknown) {
            reasons.add(type.getRawClass().getName() + " cannot be looked through ("
                    + unknown.getClass().getName() + "): answer a type with an end, or give the migration an encoder");
            return;
        }
        if (serializer instanceof WithheldSerializer withheld) {
            if (withheld.isUntouchable()) {
                throw new IllegalArgumentException(withheld.reason());
            }
            if (!type.isAbstract() || type.isContainerType()) {
                reasons.add(withheld.reason());
            }
            return;
        }
        for (Iterator<PropertyWriter> properties = serializer.properties(); properties.hasNext(); ) {
            PropertyWriter property = properties.next();
            if (property instanceof WithheldWriter withheld) {
                reasons.add(withheld.reason());
            }
            left.add(property.getType());
        }
    }
}
