package dev.gnomon.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.Migration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class GnomonConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(GnomonConfiguration.class)
            // Nobody listens there: a service starts and answers all the same.
            .withPropertyValues("gnomon.bootstrap-servers=localhost:1", "gnomon.service=orders");

    @Test
    void aServiceGetsOneGnomonThatShowsItsMetersAndAnswers() {
        service.withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("gnomon.start-mode=SHADOW", "gnomon.kafka.linger.ms=20")
                .run(context -> {
                    Gnomon gnomon = context.getBean(Gnomon.class);
                    Migration<String> migration = gnomon.migration("customer-id", String.class);
                    assertThat(migration.read("request-1", () -> "old", () -> "new"))
                            .isEqualTo("old");
                    assertThat(context.getBean(SimpleMeterRegistry.class).getMetersAsString())
                            .contains("customer-id");
                });
    }

    @Test
    void switchedOffItAnswersWithTheOldSide() {
        service.withPropertyValues("gnomon.enabled=false").run(context -> {
            Migration<String> migration = context.getBean(Gnomon.class).migration("customer-id", String.class);
            assertThat(migration.read("request-1", () -> "old", () -> "new")).isEqualTo("old");
        });
    }

    @Test
    void aModeThatDoesNotExistIsNamedAtStart() {
        service.withPropertyValues("gnomon.start-mode=SHADDOW")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("SHADDOW"));
    }
}
