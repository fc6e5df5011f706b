package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.query.ComparatorStatus;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

    @Test
    void anyOutOfMemoryErrorEndsTheProcess() throws Exception {
        for (Throwable failure : List.of(
                new OutOfMemoryError("planted"),
                new KafkaException("wrapped", new OutOfMemoryError("planted")),
                new IllegalStateException(new CompletionException(new OutOfMemoryError("planted"))))) {
            assertThat(endsAfter(failure)).as(failure.toString()).isPositive();
        }
        assertThat(endsAfter(new IllegalStateException("another failure"))).isZero();
    }

    private static int endsAfter(Throwable failure) throws Exception {
        FakeQueries queries = new FakeQueries();
        AtomicInteger ends = new AtomicInteger();
        HttpConfig config = new HttpConfig("127.0.0.1", 0, null);
        HttpMeters meters = new HttpMeters(queries.meters(), ends::incrementAndGet);
        Queries failing = new Queries(
                queries,
                () -> OutOfMemoryTest.<RuntimeException>failing(failure),
                queries.control(),
                queries.control(),
                queries.queries().here(),
                () -> "",
                queries.meters());
        Gate gate =
                new Gate(config, new HostPort("127.0.0.1", 8420), failing.here().installation());
        try (RestServer server = RestServer.start(Listener.bind(config), new Routes(failing), gate, meters)) {
            assertThat(new Client(server.uri()).get("/api/status").statusCode()).isEqualTo(500);
        }
        return ends.get();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> ComparatorStatus failing(Throwable failure) throws E {
        throw (E) failure;
    }
}
