package dev.gnomon.sdk.testing;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.util.List;

/**
 * A {@link Gnomon} for tests: every migration runs in SHADOW until the test says otherwise, and what is observed stays in
 * memory.
 *
 * <pre>{@code
 * try (RecordingGnomon recording = RecordingGnomon.failingOnMismatch()) {
 *     new OrderService(recording.gnomon()).charge(orderId);
 * }
 * }</pre>
 *
 * <p>May be used by several threads.
 */
public final class RecordingGnomon implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Recording recording = new Recording();
    private final DialedModes modes = new DialedModes();
    private final Gnomon gnomon;
    private final boolean failing;

    private RecordingGnomon(boolean failing) {
        this.failing = failing;
        gnomon = Gnomon.publishingTo(
                recording,
                GnomonConfig.builder().startMode(Mode.SHADOW).modes(modes).build());
    }

    /** One that only records. */
    public static RecordingGnomon create() {
        return new RecordingGnomon(false);
    }

    /** One whose {@link #close} fails the test if the sides of any request disagreed. */
    public static RecordingGnomon failingOnMismatch() {
        return new RecordingGnomon(true);
    }

    /** What to give to the code under test. */
    public Gnomon gnomon() {
        return gnomon;
    }

    /** Puts a migration into another mode, from its next call on. */
    public void setMode(String migration, Mode mode) {
        modes.set(migration, MigrationState.of(mode));
    }

    /** Gives a migration another state, from its next call on. */
    public void setState(String migration, MigrationState state) {
        modes.set(migration, state);
    }

    /**
     * What was observed so far, other sides that still run included.
     *
     * @throws AssertionError if they do not end within 10 seconds
     */
    public List<Observation> observations() {
        if (!gnomon.flush(PATIENCE)) {
            throw new AssertionError("sides are still running after " + PATIENCE + ": " + gnomon.counters());
        }
        return recording.observations();
    }

    /** What {@code side} gave to one request of one migration; empty if nothing was observed. */
    public List<Observation> observations(String migration, String requestId, Side side) {
        return observations().stream()
                .filter(observation -> observation.getMigration().equals(migration)
                        && observation.getRequestId().equals(requestId)
                        && observation.getSide() == side)
                .toList();
    }

    /** The requests whose sides disagreed. */
    public List<Mismatch> mismatches() {
        return Mismatch.in(observations());
    }

    /** Fails if the sides of any request disagreed, and says which and how. */
    public void assertNoMismatch() {
        List<Mismatch> mismatches = mismatches();
        if (!mismatches.isEmpty()) {
            throw new AssertionError(mismatches.size() + " of the requests disagree:\n  "
                    + String.join(
                            "\n  ", mismatches.stream().map(Mismatch::toString).toList()));
        }
    }

    /** Ends the SDK's threads. */
    @Override
    public void close() {
        try {
            if (failing) {
                assertNoMismatch();
            }
        } finally {
            gnomon.close();
        }
    }
}
