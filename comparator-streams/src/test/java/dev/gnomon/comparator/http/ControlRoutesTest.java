package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.config.HttpConfig;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlRoutesTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String COMMANDS = "/api/migrations/customer-id/commands";

    private final FakeQueries queries = new FakeQueries();

    private RestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, TOKEN, false), queries.queries());
        client = new Client(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createsChangesAndShowsAMigration() throws Exception {
        HttpResponse<String> created =
                post("/api/migrations", "{'migration':'customer-id','reason':'begin','by':'ada'}");
        HttpResponse<String> changed =
                post(COMMANDS, "{'mode':'SHADOW','exposure':0.25,'reason':'look','by':'ada','expectedEpoch':1}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(Client.json(changed).at("/command/outcome/explanation").asText())
                .isEqualTo("OLD to SHADOW at 25 %");
        JsonNode state = client.json("/api/migrations/customer-id");
        assertThat(state.get("mode").asText()).isEqualTo("SHADOW");
        assertThat(state.get("exposure").asDouble()).isEqualTo(0.25);
        assertThat(state.get("epoch").asLong()).isEqualTo(2);
        assertThat(state.get("by").asText()).isEqualTo("ada");
        assertThat(client.json("/api/migrations").at("/migrations/0/state/mode").asText())
                .isEqualTo("SHADOW");
    }

    @Test
    void theHistoryHasAcceptedAndRefusedCommandsTheNewestFirst() throws Exception {
        create();
        post(COMMANDS, "{'mode':'NEW','reason':'too fast','by':'ada'}");
        post(COMMANDS, "{'mode':'SHADOW','reason':'step by step','by':'ada'}");

        JsonNode first = client.json("/api/migrations/customer-id/history?limit=2");
        JsonNode second = client.json("/api/migrations/customer-id/history?limit=2&before="
                + first.get("next").asText());

        assertThat(first.get("commands").findValuesAsText("ruling")).containsExactly("ACCEPTED", "NOT_ALLOWED");
        assertThat(first.get("commands").findValuesAsText("reason")).containsExactly("step by step", "too fast");
        assertThat(second.get("commands").findValuesAsText("action")).containsExactly("CREATE");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aRefusalIsAProblemThatSaysWhyAndChangesNothing() throws Exception {
        create();
        JsonNode before = client.json("/api/migrations/customer-id");

        assertRefused("{'mode':'NEW','reason':'r','by':'ada'}", 422, "NOT_ALLOWED");
        assertRefused("{'mode':'SHADOW','expectedEpoch':7,'reason':'r','by':'ada'}", 409, "STALE_EPOCH");
        assertRefused("{'exposure':1.01,'reason':'r','by':'ada'}", 422, "INVALID");
        assertRefused("{'mode':'SHADOW','by':'ada'}", 422, "INVALID");
        assertRefused("{'mode':'SHADOW','reason':' ','by':'ada'}", 422, "INVALID");
        assertRefused("{'mode':'SHADOW','reason':'r'}", 422, "INVALID");
        assertRefused("{'rules':'ignore it all','reason':'r','by':'ada'}", 422, "INVALID");
        assertRefused("{'rules':[{'ignore':'/at'},7],'reason':'r','by':'ada'}", 422, "INVALID");
        assertRefused("{'policy':[],'reason':'r','by':'ada'}", 422, "INVALID");
        HttpResponse<String> unknown =
                post("/api/migrations/nobody/commands", "{'mode':'SHADOW','reason':'r','by':'ada'}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Client.json(unknown).get("detail").asText())
                .isEqualTo("there is no migration nobody; create it first");
        assertThat(client.json("/api/migrations/customer-id")).isEqualTo(before);
        assertThat(client.json("/api/migrations/customer-id/history").get("commands"))
                .hasSize(10);
    }

    @Test
    void aRehearsalChangesNothing() throws Exception {
        create();

        HttpResponse<String> rehearsed = post(COMMANDS, "{'mode':'SHADOW','reason':'r','by':'ada','dryRun':true}");

        assertThat(Client.json(rehearsed).get("dryRun").asBoolean()).isTrue();
        assertThat(Client.json(rehearsed).at("/command/outcome/epoch").asLong()).isEqualTo(2);
        assertThat(client.json("/api/migrations/customer-id").get("epoch").asLong())
                .isEqualTo(1);
        assertThat(client.json("/api/migrations/customer-id/history")
                        .get("commands")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aBodyThatIsNotWhatItShouldBeIsRefusedByTheNameOfTheField() throws Exception {
        Map<String, String> wrong = Map.of(
                "{'mode':'SIDEWAYS'}", "mode must be one of [OLD, SHADOW, REVERSE_SHADOW, NEW]",
                "{'exposure':'much'}", "exposure must be a number",
                "{'expectedEpoch':1.5}", "expectedEpoch must be a whole number",
                "{'force':1}", "force must be true or false",
                "[]", "the body must be a JSON object",
                "{'mode':", "the body cannot be parsed as JSON at line 1, column 9");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            HttpResponse<String> response = post(COMMANDS, each.getKey());
            assertThat(response.statusCode()).as(each.getKey()).isEqualTo(400);
            assertThat(Client.json(response).get("detail").asText()).isEqualTo(each.getValue());
        }
        assertThat(Client.json(post(COMMANDS, "{'expose':1}")).get("detail").asText())
                .startsWith("there is no field 'expose'; there are [by, commandId, ");
    }

    @Test
    void whatWasNotDecidedInTimeIsNeitherYesNorNo() throws Exception {
        queries.control().fallSilent();

        HttpResponse<String> response = post(COMMANDS, "{'mode':'SHADOW','reason':'r','by':'ada'}");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(Client.json(response).get("detail").asText()).isEqualTo("nothing was decided");
    }

    private void create() throws Exception {
        assertThat(post("/api/migrations", "{'migration':'customer-id','reason':'begin','by':'ada'}")
                        .statusCode())
                .isEqualTo(201);
    }

    private void assertRefused(String body, int status, String ruling) throws Exception {
        HttpResponse<String> response = post(COMMANDS, body);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        JsonNode problem = Client.json(response);
        assertThat(problem.get("type").asText()).isEqualTo("urn:gnomon:problem:refused");
        assertThat(problem.get("ruling").asText()).isEqualTo(ruling);
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("epoch").asLong()).isEqualTo(1);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.postJson(path, body.replace('\'', '"'), TOKEN);
    }
}
