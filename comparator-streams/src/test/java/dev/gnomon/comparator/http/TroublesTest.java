package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HttpConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class TroublesTest {

    private static final List<String> BROKEN = List.of(
            "GET / HTTP/1.1\r\nHost: a b:c\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x:99999999\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void aThousandBrokenRequestsAreAFewLines() throws Exception {
        FakeQueries queries = new FakeQueries();
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", 0, null), queries.queries())) {
            for (int times = 0; times < 100; times++) {
                for (String request : BROKEN) {
                    Hostile.answer(server.uri(), request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                }
            }
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSizeBetween(1, 20);
        assertThat(log.size()).isLessThan(10_000);
        assertThat(counted(queries.meters(), "400")).isGreaterThan(500);
    }

    @Test
    void whatIsHeldBackIsSaidAfterTenSeconds() {
        AtomicLong clock = new AtomicLong();
        Troubles troubles = new Troubles(clock::get);
        for (int times = 0; times < 1_000; times++) {
            troubles.note("broken", "number " + times + "\nforged \u001b[31m line", null);
        }
        troubles.sweep();
        assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(1);

        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        troubles.sweep();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("999 more, the last one: number 999\\u000aforged \\u001b[31m line")
                .doesNotContain("\u001b");
    }

    private static double counted(MeterRegistry meters, String status) {
        return meters.counter("gnomon.http.requests", "status", status).count();
    }
}
