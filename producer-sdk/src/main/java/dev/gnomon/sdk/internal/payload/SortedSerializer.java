package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * Writes collections that promise no order, sets above all, in the order of what their elements are written as, so that
 * equal ones are equal. Lists and queues keep theirs.
 */
final class SortedSerializer extends JsonSerializer<Object> implements ContextualSerializer {

    private final JsonSerializer<Object> serializer;

    SortedSerializer(JsonSerializer<Object> serializer) {
        this.serializer = serializer;
    }

    /** Whether collections of {@code type} may need it, or may not be loaded. */
    static boolean suits(JavaType type, JsonSerializer<Object> made) {
        Class<?> raw = type.getRawClass();
        return Collection.class.isAssignableFrom(raw)
                && Masks.isJacksons(made)
                && (!isOrdered(raw) || LazyAssociations.isCollection(raw));
    }

    private static boolean isOrdered(Class<?> type) {
        boolean queue = Queue.class.isAssignableFrom(type)
                && !PriorityQueue.class.isAssignableFrom(type)
                && !PriorityBlockingQueue.class.isAssignableFrom(type)
                && !DelayQueue.class.isAssignableFrom(type);
        return queue || List.class.isAssignableFrom(type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> here = provider.handleSecondaryContextualization(serializer, property);
        return here == serializer ? this : new SortedSerializer((JsonSerializer<Object>) here);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
        return serializer.isEmpty(provider, value);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (keepsOrder(value)) {
            serializer.serialize(value, json, provider);
            return;
        }
        json.writeStartArray();
        writeSorted(value, json, provider);
        json.writeEndArray();
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        if (keepsOrder(value)) {
            serializer.serializeWithType(value, json, provider, types);
            return;
        }
        WritableTypeId id = types.writeTypePrefix(json, types.typeId(value, JsonToken.START_ARRAY));
        writeSorted(value, json, provider);
        types.writeTypeSuffix(json, id);
    }

    private static boolean keepsOrder(Object value) throws UnfaithfulException {
        if (LazyAssociations.isCollection(value.getClass())) {
            String why = LazyAssociations.whyNotLoaded(value);
            if (why != null) {
                throw new UnfaithfulException(why);
            }
        }
        return isOrdered(value.getClass()) || ((Collection<?>) value).size() < 2;
    }

    private void writeSorted(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        List<Element> elements = new ArrayList<>();
        try (TokenBuffer all = new TokenBuffer(json.getCodec(), false)) {
            serializer.serialize(value, all, provider);
            JsonParser parser = all.asParserOnFirstToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                TokenBuffer one = new TokenBuffer(json.getCodec(), false);
                one.copyCurrentStructure(parser);
                elements.add(Element.of(one));
            }
        }
        elements.sort(Comparator.comparing(Element::text));
        for (Element element : elements) {
            element.tokens.serialize(json);
            element.tokens.close();
        }
    }

    /**
     * One element.
     *
     * @param tokens what it was written as
     * @param text the same as canonical JSON
     */
    private record Element(TokenBuffer tokens, String text) {

        static Element of(TokenBuffer tokens) throws IOException {
            StringBuilder text = new StringBuilder();
            Trees.canonical(Trees.of(tokens), text);
            return new Element(tokens, text.toString());
        }
    }
}
