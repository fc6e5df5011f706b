package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of one migration's payloads must not leave the process in clear.
 *
 * @param paths the fields that the configuration names
 * @param hasher what replaces them; null if there is no key
 * @param messages whether failure messages may be published
 */
public record SensitiveFields(
        List<FieldPath> paths, @Nullable FieldHasher hasher, boolean messages) {

    /** Reads JSON with its numbers exact. */
    static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * The fields that {@code paths} name, and whether anything of the migration is sensitive at all.
     *
     * @param mapper the mapper of the answers
     * @param type what both sides answer
     */
    public static SensitiveFields of(Set<String> paths, @Nullable FieldHasher hasher, ObjectMapper mapper, Type type) {
        boolean sensitive =
                hasher != null || !paths.isEmpty() || isAnnotated(mapper.constructType(type), mapper, new HashSet<>());
        return new SensitiveFields(paths.stream().sorted().map(FieldPath::parse).toList(), hasher, !sensitive);
    }

    /** Replaces what the paths name in a whole JSON document. */
    void mask(byte[] document, BoundedOutput out) throws IOException {
        if (hasher == null) {
            throw new HashKeyMissingException();
        }
        JsonNode tree = TREES.readTree(document);
        for (FieldPath path : paths) {
            tree = path.replace(tree, hasher::hash);
        }
        out.markHashed();
        TREES.writeValue(out, tree);
    }

    private static boolean isAnnotated(@Nullable JavaType type, ObjectMapper mapper, Set<JavaType> seen) {
        if (type == null || type.isJavaLangObject() || !seen.add(type)) {
            return false;
        }
        if (isAnnotated(type.getContentType(), mapper, seen)) {
            return true;
        }
        Iterator<PropertyWriter> properties;
        try {
            SerializerProvider provider = mapper.getSerializerProviderInstance();
            properties = provider.findValueSerializer(type).properties();
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
        while (properties.hasNext()) {
            PropertyWriter property = properties.next();
            if (property instanceof SensitiveModule.HashingWriter || isAnnotated(property.getType(), mapper, seen)) {
                return true;
            }
        }
        return false;
    }
}
