package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.GnomonFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A service with the SDK in it, whose Kafka is a list. */
final class Host implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    /** Far more than a caller may lose, and far less than what it must not wait for. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final ListSink sink = new ListSink();
    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();
    private @Nullable Gnomon gnomon;

    GnomonConfigBuilder config() {
        return GnomonConfig.builder().startMode(Mode.SHADOW).failureListener(failures::add);
    }

    Gnomon start(GnomonConfigBuilder config) {
        gnomon = Gnomon.publishingTo(sink, config.build());
        return gnomon;
    }

    ListSink sink() {
        return sink;
    }

    List<GnomonFailure> failures() {
        return failures;
    }

    Gnomon gnomon() {
        if (gnomon == null) {
            throw new IllegalStateException("not started");
        }
        return gnomon;
    }

    /** Waits for everything on its way, and holds the counters to their sum. */
    Counters settled() {
        assertThat(gnomon().flush(SOON))
                .as("flushed, of %s", gnomon().counters())
                .isTrue();
        return sound(gnomon().counters());
    }

    static Counters sound(Counters counters) {
        assertThat(counters.published() + counters.droppedInAll() + counters.inFlight())
                .isEqualTo(counters.offered());
        assertThat(counters.inFlight()).isNotNegative();
        return counters;
    }

    /** What {@code call} gives, which must not take long. */
    static <T extends @Nullable Object, X extends Throwable> T atOnce(ThrowingSupplier<T, X> call) throws X {
        long started = System.nanoTime();
        try {
            return call.get();
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(AT_ONCE);
        }
    }

    @Override
    public void close() {
        if (gnomon != null) {
            gnomon.close(Duration.ofSeconds(1));
        }
    }
}
