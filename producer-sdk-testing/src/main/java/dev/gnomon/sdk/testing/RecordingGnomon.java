package dev.gnomon.sdk.testing;

import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link Gnomon} for tests. Every migration runs in SHADOW unless the test sets another mode, and observations stay in
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
    private final Map<String, RuleSet> rules = new ConcurrentHashMap<>();
    private final Gnomon gnomon;
    private final boolean failing;

    private RecordingGnomon(boolean failing) {
        this.failing = failing;
        gnomon = Gnomon.publishingTo(
                recording,
                GnomonConfig.builder().startMode(Mode.SHADOW).modes(modes).build());
    }

    /** Creates one that only records. */
    public static RecordingGnomon create() {
        return new RecordingGnomon(false);
    }

    /** Creates one whose {@link #close} fails the test if the sides of any request disagreed. */
    public static RecordingGnomon failingOnMismatch() {
        return new RecordingGnomon(true);
    }

    /** The {@link Gnomon} for the code under test. */
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
     * Compares the sides of a migration under rules, as the comparator does.
     *
     * @param json the rules, a JSON array
     * @throws IllegalArgumentException if they have mistakes; the message has a line for each
     */
    public void setRules(String migration, String json) {
        try {
            rules.put(migration, RuleSet.parse(json));
        } catch (RulesRefused refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /**
     * All observations so far. Waits for other sides that still run.
     *
     * @throws AssertionError if they do not end within 10 seconds
     */
    public List<Observation> observations() {
        if (!gnomon.flush(PATIENCE)) {
            throw new AssertionError("sides are still running after " + PATIENCE + ": " + gnomon.counters());
        }
        return recording.observations();
    }

    /** The observations of {@code side} for one request; empty if there are none. */
    public List<Observation> observations(String migration, String requestId, Side side) {
        return observations().stream()
                .filter(observation -> observation.getMigration().equals(migration)
                        && observation.getRequestId().equals(requestId)
                        && observation.getSide() == side)
                .toList();
    }

    /** The requests whose sides disagreed. */
    public List<Mismatch> mismatches() {
        return Mismatch.in(observations(), rules);
    }

    /** Fails if the sides of any request disagreed, and says which and how. */
    public void assertNoMismatch() {
        List<Mismatch> mismatches = mismatches();
        if (!mismatches.isEmpty()) {
            throw new AssertionError("requests whose sides disagree: " + mismatches.size() + "\n  "
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
