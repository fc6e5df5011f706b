package dev.gnomon.sdk.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenFeatureModesTest {

    private final Map<String, Flag<?>> flags = new HashMap<>();
    private final InMemoryProvider provider = new InMemoryProvider(flags);
    private final AtomicReference<@Nullable MigrationState> state = new AtomicReference<>();
    private final OpenFeatureAPI api = OpenFeatureAPI.getInstance();

    private final OpenFeatureModes modes = new OpenFeatureModes(api.getClient(), Duration.ofMillis(10));

    @BeforeEach
    void provideFlags() {
        api.setProviderAndWait(provider);
    }

    @AfterEach
    void close() {
        modes.close();
        api.shutdown();
    }

    private void set(String flag, Object value) {
        provider.updateFlag(
                flag, Flag.builder().variant("on", value).defaultVariant("on").build());
    }

    @Test
    void modeExposureAndSampleRateFollowTheFlagsWhileRunning() {
        set("gnomon.customer-id", "shadow");
        modes.follow("customer-id", state::set);
        await().untilAsserted(() -> assertThat(state).hasValue(MigrationState.of(Mode.SHADOW)));

        set("gnomon.customer-id.exposure", 0.25);
        set("gnomon.customer-id.sample-rate", 0.5);
        set("gnomon.customer-id", "reverse-shadow");

        await().untilAsserted(() -> assertThat(state).hasValue(new MigrationState(Mode.REVERSE_SHADOW, 0.25, 0.5, 0)));
        assertThat(modes.stale()).isFalse();
    }

    @Test
    void aFlagThatSaysNothingKnownLeavesTheLastStateAndIsStale() {
        set("gnomon.customer-id", "new");
        modes.follow("customer-id", state::set);
        await().untilAsserted(() -> assertThat(state).hasValue(MigrationState.of(Mode.NEW)));

        set("gnomon.customer-id", "sideways");

        await().until(modes::stale);
        assertThat(state).hasValue(MigrationState.of(Mode.NEW));
    }
}
