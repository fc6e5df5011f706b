package dev.gnomon.sdk;

import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given; can be told to refuse everything, as Kafka does while it is down. */
final class ListSink implements Sink {

    private final List<Observation> observations = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    void refuse(boolean everything) {
        refusing = everything;
    }

    List<Observation> observations() {
        return observations;
    }

    /** The only observation of {@code side}. */
    Observation only(Side side) {
        List<Observation> found =
                observations.stream().filter(o -> o.getSide() == side).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one observation of " + side + ", found " + found);
        }
        return found.get(0);
    }

    static String payload(Observation observation) {
        return StandardCharsets.UTF_8
                .decode(observation.getPayload().duplicate())
                .toString();
    }

    @Override
    public boolean offer(Observation observation, Delivery delivery) {
        if (refusing) {
            return false;
        }
        observations.add(observation);
        delivery.published();
        return true;
    }

    @Override
    public void close(Duration timeout) {}
}
