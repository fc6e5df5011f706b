package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Range;
import com.google.protobuf.StringValue;
import dev.gnomon.schemas.Observation;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Writes the table of docs/sdk-types.md from what the SDK does, and holds the page to it. Run it with
 * {@code -Dgnomon.write.docs=true} to have the table written anew.
 */
class TypesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sdk-types.md");
    private static final String BEGIN = "<!-- written by TypesPageTest -->\n";
    private static final String END = "<!-- end -->\n";

    private final Host host = new Host();

    record Item(String name, BigDecimal price) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Card permits Visa {}

    record Visa(String number) implements Card {}

    enum Colour {
        RED,
        BLUE
    }

    @AfterEach
    void close() {
        host.close();
    }

    private static Map<String, Object> answers() {
        Map<String, Object> all = new LinkedHashMap<>();
        values(all);
        times(all);
        objects(all);
        containers(all);
        withheld(all);
        return all;
    }

    private static void values(Map<String, Object> all) {
        all.put("\"text\"", "text");
        all.put("7", 7);
        all.put("Long.MAX_VALUE", Long.MAX_VALUE);
        all.put("0.1", 0.1);
        all.put("Double.NaN", Double.NaN);
        all.put("new BigDecimal(\"1.10\")", new BigDecimal("1.10"));
        all.put("new BigInteger(\"12345678901234567890\")", new BigInteger("12345678901234567890"));
        all.put("new AtomicInteger(7)", new AtomicInteger(7));
        all.put("true", true);
        all.put("'c'", 'c');
        all.put("Colour.RED", Colour.RED);
        all.put("new byte[] {1, 2}", new byte[] {1, 2});
        all.put("ByteBuffer.wrap(new byte[] {1, 2})", ByteBuffer.wrap(new byte[] {1, 2}));
        all.put("new UUID(0, 1)", new UUID(0, 1));
        all.put("URI.create(\"https://example.org/a\")", URI.create("https://example.org/a"));
        all.put("Locale.GERMANY", Locale.GERMANY);
        all.put("Currency.getInstance(\"EUR\")", Currency.getInstance("EUR"));
    }

    @SuppressWarnings("JavaUtilDate") // services still answer it
    private static void times(Map<String, Object> all) {
        all.put("new Date(0)", new Date(0));
        all.put("Instant.EPOCH", Instant.EPOCH);
        all.put("LocalDate.of(2026, 1, 2)", LocalDate.of(2026, 1, 2));
        all.put(
                "ZonedDateTime.parse(\"2026-01-02T03:04:05+01:00[Europe/Berlin]\")",
                ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Berlin]"));
        all.put("Duration.ofSeconds(90)", Duration.ofSeconds(90));
    }

    private static void objects(Map<String, Object> all) {
        all.put("Optional.of(1)", Optional.of(1));
        all.put("Optional.empty()", Optional.empty());
        all.put("OptionalInt.of(1)", OptionalInt.of(1));
        all.put("new AtomicReference<>(\"a\")", new AtomicReference<>("a"));
        all.put("a record Item(\"tea\", 1.10)", new Item("tea", new BigDecimal("1.10")));
        all.put("a Visa(\"4\"), whose interface Card has @JsonTypeInfo", new Visa("4"));
    }

    private static void containers(Map<String, Object> all) {
        all.put("List.of(\"b\", \"a\")", List.of("b", "a"));
        all.put("List.of(new Visa(\"4\"))", List.of(new Visa("4")));
        all.put("a Set of \"b\", \"a\"", new LinkedHashSet<>(List.of("b", "a")));
        all.put("an EnumSet of RED, BLUE", EnumSet.allOf(Colour.class));
        all.put("a Map of \"b\" to 1, \"a\" to 2", new LinkedHashMap<>(Map.of("b", 1, "a", 2)));
        all.put("Map.of(1, \"a\")", Map.of(1, "a"));
        all.put("Map.entry(\"a\", 1)", Map.entry("a", 1));
        all.put("new int[] {1, 2}", new int[] {1, 2});
    }

    private static void withheld(Map<String, Object> all) {
        all.put("Stream.of(\"a\")", Stream.of("a"));
        all.put("List.of(\"a\").iterator()", List.of("a").iterator());
        all.put("an InputStream", InputStream.nullInputStream());
        all.put("a CompletableFuture", new CompletableFuture<>());
        all.put("Reactor: Mono.just(1)", Mono.just(1));
        all.put("Guava: a Multimap", ArrayListMultimap.create());
        all.put("Guava: Range.closed(1, 2)", Range.closed(1, 2));
        all.put("Protobuf: a message", StringValue.of("a"));
        all.put("org.json: a JSONObject", new JSONObject());
        all.put("a BitSet", new BitSet());
        all.put("a StringJoiner", new StringJoiner(","));
        all.put("an exception", new IllegalStateException());
    }

    private String table() {
        StringBuilder table = new StringBuilder("| answer | payload |\n|---|---|\n");
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);
        answers().forEach((name, answer) -> {
            host.sink().observations().clear();
            migration.recordOld("r-1", answer, Duration.ZERO);
            host.settled();
            table.append("| `").append(name).append("` | ").append(written()).append(" |\n");
        });
        return table.toString();
    }

    private String written() {
        Observation observation = host.sink().observations().get(0);
        return observation.getPayload() == null ? "withheld" : '`' + ListSink.payload(observation) + '`';
    }

    @Test
    void thePageShowsWhatIsWrittenHow() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String now = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("gnomon.write.docs")) {
            Files.writeString(PAGE, now);
        }

        assertThat(Files.readString(PAGE))
                .as("run this test with -Dgnomon.write.docs=true")
                .isEqualTo(now);
    }
}
