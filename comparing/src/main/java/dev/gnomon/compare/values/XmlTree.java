package dev.gnomon.compare.values;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.json.Name;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML document into JSON: {@code <a x="1"><b>t</b></a>} becomes {@code {"a":{"@x":"1","b":{"#text":"t"}}}}.
 * Siblings of one name become a list where the first of them stands. Prefixes stay part of the name; comments,
 * processing instructions and white space around text do not count. A document with a DTD cannot be read, so there are
 * no entities to expand and nothing to fetch.
 */
final class XmlTree {

    /** Levels of elements. */
    static final int MAX_DEPTH = 400;

    /** Elements and attributes: a tree of so many takes some 50 MB. */
    static final int MAX_NODES = 200_000;

    private static final XMLInputFactory FACTORY = factory();

    private final Deque<Element> open = new ArrayDeque<>();
    private int nodes;

    private XmlTree() {}

    private static XMLInputFactory factory() {
        // The platform's own, whatever else a service has on its class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    /** An element whose end has not been read. */
    private static final class Element {
        final String name;
        final Map<String, List<Json>> members = new LinkedHashMap<>();
        final StringBuilder text = new StringBuilder();

        Element(String name) {
            this.name = name;
        }

        void add(String member, Json value) {
            members.computeIfAbsent(member, unused -> new ArrayList<>(1)).add(value);
        }

        Json json() {
            String trimmed = text.toString().strip();
            if (!trimmed.isEmpty()) {
                add("#text", Json.string(trimmed));
            }
            JsonObject.Builder object = new JsonObject.Builder();
            members.forEach((member, values) ->
                    object.add(Name.of(member), values.size() == 1 ? values.get(0) : Json.array(values)));
            return object.build();
        }
    }

    static @Nullable Json read(String text, Work work) {
        work.spend(4L * text.length());
        String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
            try {
                return new XmlTree().document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            return null;
        }
    }

    private @Nullable Json document(XMLStreamReader reader) throws XMLStreamException {
        Json root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> root = end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a DTD or an entity");
                default -> {}
            }
        }
        return root;
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        nodes += 1 + reader.getAttributeCount();
        if (open.size() == MAX_DEPTH || nodes > MAX_NODES) {
            throw new XMLStreamException("too deep or too large");
        }
        Element element = new Element(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            element.add("@" + name, Json.string(reader.getAttributeValue(i)));
        }
        open.push(element);
    }

    /** The document, if this was the end of its root. */
    private @Nullable Json end() {
        Element ended = open.pop();
        Element around = open.peek();
        if (around == null) {
            return new JsonObject.Builder()
                    .add(Name.of(ended.name), ended.json())
                    .build();
        }
        around.add(ended.name, ended.json());
        return null;
    }

    private void text(String text) {
        Element around = open.peek();
        if (around != null) {
            around.text.append(text);
        }
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }
}
