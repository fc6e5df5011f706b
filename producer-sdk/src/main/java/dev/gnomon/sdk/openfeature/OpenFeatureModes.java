package dev.gnomon.sdk.openfeature;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
 * decided by Gnomon's own hash, so that both sides agree. A flag that cannot be evaluated leaves the last state in force.
 * Flags have no epoch; observations carry 0.
 */
public final class OpenFeatureModes implements ModeSource {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Client client;
    private final Duration period;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(OpenFeatureModes::daemon);
    private final Map<String, Boolean> stale = new ConcurrentHashMap<>();

    /** Evaluates flags with {@code client}, which is not closed. */
    public OpenFeatureModes(Client client) {
        this(client, PERIOD);
    }

    OpenFeatureModes(Client client, Duration period) {
        this.client = client;
        this.period = period;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gnomon-flags");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void follow(String migration, Consumer<MigrationState> changes) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> evaluate(migration, changes), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether a flag could not be evaluated the last time. */
    @Override
    public boolean stale() {
        return stale.containsValue(true);
    }

    /** Stops evaluating. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void evaluate(String migration, Consumer<MigrationState> changes) {
        MigrationState state = null;
        try {
            state = stateOf("gnomon." + migration);
        } catch (RuntimeException broken) {
            // A provider that throws is a flag that cannot be evaluated.
        }
        stale.put(migration, state == null);
        if (state != null) {
            changes.accept(state);
        }
    }

    private @Nullable MigrationState stateOf(String flag) {
        FlagEvaluationDetails<String> details = client.getStringDetails(flag, "");
        Mode mode = details.getErrorCode() == null ? mode(details.getValue()) : null;
        return mode == null
                ? null
                : new MigrationState(mode, share(flag + ".exposure"), share(flag + ".sample-rate"), 0);
    }

    /** One for a flag that does not exist. */
    private double share(String flag) {
        return client.getDoubleValue(flag, 1.0);
    }

    private static @Nullable Mode mode(String variant) {
        String name = variant.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        return null;
    }
}
