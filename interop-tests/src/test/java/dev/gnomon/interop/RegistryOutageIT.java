package dev.gnomon.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.interop.Site.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparator, and a registry that is away or says no. */
class RegistryOutageIT {

    private static final int PAIRS = 300;

    private static Apicurio registry;

    @TempDir
    private Path folder;

    private Front front;
    private Site site;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = Apicurio.start();
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void start() throws Exception {
        front = new Front(registry.address());
        site = new Site(folder, Map.of("schema.registry.url", front.address()));
    }

    @AfterEach
    void stop() {
        site.close();
        front.close();
    }

    @Test
    void recordsOfASchemaThatCannotBeLookedUpWaitAndTheirRequestsGetTheirVerdictsAfterwards() throws Exception {
        // Given: the service has the schema's ID from the registry, the comparator has not
        Comparator comparator = site.startComparator();
        try (Service with = new Service(site.bootstrapServers(), Map.of("schema.registry.url", front.address()));
                Service without = new Service(site.bootstrapServers(), Map.of())) {
            with.old("agreed", "1");
            with.neu("agreed", "1");
            await().atMost(Site.SOON)
                    .untilAsserted(
                            () -> assertThat(site.rates(Service.MIGRATION)).contains("\"MATCH\":1"));
            site.stopComparator();
            comparator = site.startComparator();

            // When
            front.shut();
            int asked = front.asked();
            for (int i = 0; i < PAIRS; i++) {
                with.old("r-" + i, "{\"n\":" + i + "}");
                without.neu("r-" + i, "{\"n\":" + i + "}");
            }
            assertThat(with.gnomon().flush(Site.SOON)).isTrue();
            assertThat(without.gnomon().flush(Site.SOON)).isTrue();

            // Then: nothing is lost, missing or thrown away, for longer than the window
            Comparator waiting = comparator;
            await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
                assertThat(waiting.status().alive()).isTrue();
                assertThat(waiting.status().threadDeaths()).isZero();
                assertThat(waiting.status().deadLetters()).isZero();
            });
            assertThat(site.recordsOf(Site.TOPICS.discrepancies())).isEmpty();

            front.reopen();
            await().atMost(Site.SOON)
                    .untilAsserted(() -> assertThat(site.rates(Service.MIGRATION))
                            .contains("\"MATCH\":" + (PAIRS + 1))
                            .contains("\"MISSING_NEW\":0")
                            .contains("\"MISSING_OLD\":0"));
            assertThat(front.asked()).as("requests since it came back").isGreaterThan(asked);
        }
        Run verified = site.verify();
        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(comparator.status().threadDeaths()).isZero();

        front.shut();
        Run unanswered = site.verify();
        assertThat(unanswered.status()).as(unanswered.output()).isEqualTo(3);
        assertThat(unanswered.output()).contains("the schema registry at " + front.address() + " does not answer");
    }

    @Test
    void aSchemaIdThatTheRegistryDoesNotHaveIsADeadLetterAndHoldsNothingUp() throws Exception {
        Comparator comparator = site.startComparator();
        Records.send(site, "rubbish", new byte[] {0, 0x7F, 0, 0, 1, 42, 42});
        try (Service with = new Service(site.bootstrapServers(), Map.of("schema.registry.url", front.address()))) {
            for (int i = 0; i < 20; i++) {
                with.old("r-" + i, "1");
                with.neu("r-" + i, "1");
            }
            assertThat(with.gnomon().flush(Site.SOON)).isTrue();
        }

        await().atMost(Site.SOON)
                .untilAsserted(() -> assertThat(site.rates(Service.MIGRATION)).contains("\"MATCH\":20"));
        await().atMost(Site.SOON).until(() -> comparator.status().deadLetters() == 1);
        assertThat(Records.header(site.recordsOf(Site.TOPICS.deadLetters()).get(0), "gnomon.reason"))
                .startsWith("names schema 2130706433, which the schema registry does not have");
        assertThat(site.verify().status()).isZero();
    }

    @Test
    void aRegistryThatIsAwayAtTheStartIsNamed() {
        front.shut();

        assertThatThrownBy(site::startComparator)
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("the schema registry at " + front.address() + " does not answer")
                .extracting(failure -> ((CannotStartException) failure).reason())
                .isEqualTo(Reason.REGISTRY_UNREACHABLE);
        Run serve = site.gnomon("serve");
        assertThat(serve.status()).as(serve.output()).isEqualTo(3);
        assertThat(serve.output()).contains("does not answer").doesNotContain("\tat ");
    }

    @Test
    void wrongCredentialsAreNamedAndRightOnesDo() {
        front.demand("gnomon:s3cret");
        assertThatThrownBy(site::startComparator)
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("answers 401")
                .extracting(failure -> ((CannotStartException) failure).reason())
                .isEqualTo(Reason.REGISTRY_REFUSES);

        site.set("schema.registry.basic.auth.credentials.source", "USER_INFO");
        site.set("schema.registry.basic.auth.user.info", "gnomon:s3cret");
        assertThat(site.startComparator().status().ready()).isTrue();
    }

    @Test
    void anIncompatibleSchemaUnderOneOfItsSubjectsIsNamed() throws Exception {
        site.set("topics.prefix", "taken.");
        site.createTopics();
        String other = "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Discrepancy\\\","
                + "\\\"namespace\\\":\\\"dev.gnomon.schemas\\\",\\\"fields\\\":"
                + "[{\\\"name\\\":\\\"revision\\\",\\\"type\\\":\\\"string\\\"}]}\"}";
        assertThat(registry.send("POST", "/subjects/taken.discrepancies-value/versions", other))
                .isEqualTo(200);

        assertThatThrownBy(site::startComparator)
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("answers 409")
                .extracting(failure -> ((CannotStartException) failure).reason())
                .isEqualTo(Reason.REGISTRY_REFUSES);
    }
}
