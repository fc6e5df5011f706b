package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HttpConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"|from \"\\./([^\"]+)\"");

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    @Test
    void everyFileThatIsReferredToIsServedWithItsType() throws Exception {
        try (RestServer server = start()) {
            Client client = new Client(server.uri());
            List<String> open = new ArrayList<>(List.of(""));
            List<String> seen = new ArrayList<>();
            while (!open.isEmpty()) {
                String file = open.remove(0);
                var response = client.get("/" + file);
                assertThat(response.statusCode()).as(file).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith(TYPES.get(file.isEmpty() ? "html" : file.replaceFirst(".*\\.", "")));
                seen.add(file);
                references(response.body()).stream()
                        .filter(found -> !seen.contains(found) && !open.contains(found))
                        .forEach(open::add);
            }
            assertThat(seen).hasSize(Dashboard.routes().size());
        }
    }

    @Test
    void whatComesFromOutsideIsOnlyEverSetAsText() throws Exception {
        try (RestServer server = start()) {
            Client client = new Client(server.uri());
            for (Route route : Dashboard.routes()) {
                assertThat(client.get(route.path()).body())
                        .as(route.path())
                        .doesNotContainIgnoringCase("innerHTML", "outerHTML", "insertAdjacent", "document.write")
                        .doesNotContain("eval(", "style=", "onclick=", "onload=", "https://");
            }
        }
    }

    private static List<String> references(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return found;
    }

    private static RestServer start() {
        return RestServer.start(new HttpConfig("127.0.0.1", 0, null), new FakeQueries().queries());
    }
}
