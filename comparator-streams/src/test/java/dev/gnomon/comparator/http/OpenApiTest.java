package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.config.HttpConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds openapi.json against what the server does. */
class OpenApiTest {

    private final FakeQueries queries = new FakeQueries();
    private final JsonNode document = read();

    @Test
    void describesEveryRouteAndNoOther() {
        Routes routes = new Routes(queries.queries());

        assertThat(described("get"))
                .containsExactlyInAnyOrderElementsOf(
                        routes.api().stream().map(Route::path).toList());
        assertThat(described("post"))
                .containsExactlyInAnyOrderElementsOf(
                        routes.changes().stream().map(ChangeRoute::path).toList());
    }

    @Test
    void saysWhichRoutesNeedNoToken() {
        for (Route route : new Routes(queries.queries()).api()) {
            JsonNode get = document.get("paths").get(route.path()).get("get");
            assertThat(get.has("security")).as(route.path()).isEqualTo(route.open());
            assertThat(get.get("responses").has("401")).as(route.path()).isEqualTo(!route.open());
        }
    }

    @Test
    void describesEveryFieldThatIsSentAndNoOther() throws Exception {
        queries.put(SampleRates.of("m"));
        queries.control().decide(Commands.creation("m"));
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", 0, null), queries.queries())) {
            Client client = new Client(server.uri());
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
                if (!schema.isMissingNode()) {
                    hold(client.json(path.getKey().replace("{migration}", "m")), schema, path.getKey());
                }
            }
            queries.loseRates();
            hold(client.json("/api/migrations"), schemas().get("Problem"), "problem");
        }
    }

    private void hold(JsonNode sent, JsonNode described, String where) {
        JsonNode schema = resolved(described);
        if (sent.isObject()) {
            List<String> required = new ArrayList<>();
            schema.path("required").forEach(name -> required.add(name.asText()));
            assertThat(fieldNames(sent))
                    .as(where)
                    .isSubsetOf(fieldNames(schema.get("properties")))
                    .containsAll(required);
            for (Map.Entry<String, JsonNode> field : sent.properties()) {
                hold(field.getValue(), schema.get("properties").get(field.getKey()), where + "/" + field.getKey());
            }
        } else if (sent.isArray()) {
            sent.forEach(element -> hold(element, schema.get("items"), where + "/-"));
        } else if (sent.isNull() && described.has("oneOf")) {
            assertThat(described.at("/oneOf/1/type").asText()).as(where).isEqualTo("null");
        } else {
            assertThat(schema.get("type").toString()).as(where).contains(typeOf(sent));
        }
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }

    private List<String> described(String method) {
        return fieldNames(document.get("paths")).stream()
                .filter(path -> document.get("paths").get(path).has(method))
                .toList();
    }

    /** Where something may be null, what it is otherwise comes first. */
    private JsonNode resolved(JsonNode described) {
        JsonNode schema = described.has("oneOf") ? described.get("oneOf").get(0) : described;
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private JsonNode schemas() {
        return document.at("/components/schemas");
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/web/openapi.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
