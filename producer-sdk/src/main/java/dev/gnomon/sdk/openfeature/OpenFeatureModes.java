package dev.gnomon.sdk.openfeature;

import dev.gnomon.sdk.internal.threads.Daemons;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import dev.openfeature.sdk.Client;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes the modes from feature flags: for the migration {@code customer-id} from the string flag
 * {@code gnomon.customer-id} with the variants {@code old}, {@code shadow}, {@code reverse-shadow} and {@code new}, and,
 * where they exist, the number flags {@code gnomon.customer-id.exposure} and {@code gnomon.customer-id.sample-rate}
 * between 0 and 1.
 *
 * <pre>{@code
 * GnomonConfig.builder().modes(new OpenFeatureModes(OpenFeatureAPI.getInstance().getClient()))
 * }</pre>
 *
 * <p>Flags are evaluated once a second on a thread of its own, without a targeting key: which requests are exposed is
 * decided by Gnomon's own hash, so that both sides agree. Flags have no epoch; observations carry 0.
 *
 * <p>Number flags may also hold integers or numeric text. One that does not exist means 1. A flag that cannot be
 * evaluated for any other reason leaves the last state in force, and {@link #stale()} says so at once; only a step back
 * of the mode is followed even then. A provider that does not answer, or that says itself that it is out of touch, makes
 * the states stale after ten seconds.
 */
public final class OpenFeatureModes implements ModeSource {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FlagReader flags;
    private final Duration period;
    private final Duration patience;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> Daemons.thread(work, "gnomon-flags"));
    private final List<FlaggedMigration> followed = new CopyOnWriteArrayList<>();

    /** Evaluates flags with {@code client}, which is not closed. */
    public OpenFeatureModes(Client client) {
        this(client, PERIOD);
    }

    OpenFeatureModes(Client client, Duration period) {
        this(client, period, PATIENCE);
    }

    OpenFeatureModes(Client client, Duration period, Duration patience) {
        flags = new FlagReader(client);
        this.period = period;
        this.patience = patience;
    }

    @Override
    public void follow(String migration, Consumer<MigrationState> changes) {
        FlaggedMigration flagged = new FlaggedMigration(migration, changes, patience);
        followed.add(flagged);
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> flagged.evaluate(flags), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the flags of any migration could not be evaluated the last time, or not for ten seconds, or not yet. */
    @Override
    public boolean stale() {
        return followed.stream().anyMatch(FlaggedMigration::stale);
    }

    /** How long ago all flags of the migration that is the furthest behind were evaluated. */
    @Override
    public Duration age() {
        return followed.stream()
                .map(FlaggedMigration::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Stops evaluating. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
