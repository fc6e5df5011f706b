package dev.gnomon.sdk.testing;

import dev.gnomon.schemas.Observation;
import dev.gnomon.sdk.spi.Sink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every observation. */
final class Recording implements Sink {

    private final List<Observation> observations = new CopyOnWriteArrayList<>();

    @Override
    public boolean offer(Observation observation, Delivery delivery) {
        observations.add(observation);
        delivery.published();
        return true;
    }

    @Override
    public void close(Duration timeout) {}

    List<Observation> observations() {
        return List.copyOf(observations);
    }
}
