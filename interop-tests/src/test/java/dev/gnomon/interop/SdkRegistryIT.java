package dev.gnomon.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.sdk.Counters;
import dev.gnomon.sdk.Limits;
import dev.gnomon.sdk.spi.DropReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service, and a registry that is away or says no. */
class SdkRegistryIT {

    /** Far more than a call needs on a busy machine, and less than the registry's clients wait for a connection. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

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
        site = new Site(folder, Map.of());
    }

    @AfterEach
    void stop() {
        site.close();
        front.close();
    }

    private Service service(Map<String, String> more, Limits limits) {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("schema.registry.url", front.address());
        return new Service(site.bootstrapServers(), settings, limits);
    }

    /** Calls as a caller does, holding each call to the answer and the time. */
    private static void call(Service service, String prefix, int times) {
        for (int i = 0; i < times; i++) {
            long started = System.nanoTime();
            assertThat(service.quotes().read(prefix + i, () -> "old", () -> "old"))
                    .isEqualTo("old");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void whileTheRegistryIsAwayAtTheStartObservationsWaitAndTheCallerDoesNot() throws Exception {
        front.shut();
        try (Service service = service(Map.of(), Limits.DEFAULT)) {
            call(service, "r-", 100);
            await().atMost(Site.SOON).until(() -> service.gnomon().counters().inFlight() == 200);
            await().atMost(Site.SOON)
                    .untilAsserted(
                            () -> assertThat(service.failures()).anyMatch(what -> what.contains("does not answer")));

            front.reopen();

            assertThat(service.gnomon().flush(Site.SOON)).isTrue();
            assertThat(service.gnomon().counters().published()).isEqualTo(200);
        }
        assertThat(site.recordsOf(Site.TOPICS.newResults()))
                .hasSize(100)
                .allSatisfy(record -> assertThat(record.value()[0]).isZero());
    }

    @Test
    void whatDoesNotFitWhileTheRegistryIsAwayIsDroppedAndCounted() {
        front.shut();
        try (Service service = service(Map.of(), Limits.DEFAULT.withMaxRecords(50))) {
            call(service, "r-", 100);

            await().atMost(Site.SOON).untilAsserted(() -> {
                Counters counters = service.gnomon().counters();
                assertThat(counters.offered()).isEqualTo(200);
                assertThat(counters.dropped(DropReason.BUFFER_FULL)).isGreaterThanOrEqualTo(100);
                assertThat(counters.droppedInAll() + counters.inFlight()).isEqualTo(200);
            });
        }
    }

    @Test
    void aRegistryThatGoesAwayOnceTheSchemaIsAgreedIsNotMissed() {
        try (Service service = service(Map.of(), Limits.DEFAULT)) {
            call(service, "before-", 10);
            assertThat(service.gnomon().flush(Site.SOON)).isTrue();

            front.shut();
            int asked = front.asked();
            call(service, "during-", 100);

            assertThat(service.gnomon().flush(Site.SOON)).isTrue();
            assertThat(service.gnomon().counters().published()).isEqualTo(220);
            assertThat(front.asked()).isEqualTo(asked);
        }
    }

    @Test
    void wrongCredentialsAreDropsWithAReasonUntilTheyAreRight() {
        front.demand("gnomon:s3cret");
        Map<String, String> wrong = Map.of(
                "schema.registry.basic.auth.credentials.source", "USER_INFO",
                "schema.registry.basic.auth.user.info", "gnomon:wrong");
        try (Service service = service(wrong, Limits.DEFAULT)) {
            call(service, "r-", 100);
            assertThat(service.gnomon().flush(Site.SOON)).isTrue();
            assertThat(service.gnomon().counters().dropped(DropReason.SCHEMA_REFUSED))
                    .isEqualTo(200);
            await().atMost(Site.SOON)
                    .untilAsserted(() -> assertThat(service.failures())
                            .anyMatch(what -> what.contains("401"))
                            .noneMatch(what -> what.contains("wrong")));

            front.demand("gnomon:wrong");

            await().atMost(Site.SOON).until(() -> {
                call(service, "again-" + System.nanoTime() + "-", 1);
                return service.gnomon().counters().published() > 0;
            });
        }
    }

    @Test
    void aSchemaThatTheSubjectDoesNotTakeIsADropWithAReason() throws Exception {
        String subject = "/subjects/" + Site.TOPICS.newResults() + "-value";
        String other = "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Observation\\\","
                + "\\\"namespace\\\":\\\"dev.gnomon.schemas\\\",\\\"fields\\\":"
                + "[{\\\"name\\\":\\\"epoch\\\",\\\"type\\\":\\\"string\\\"}]}\"}";
        registry.send("DELETE", subject, "");
        assertThat(registry.send("POST", subject + "/versions", other)).isEqualTo(200);
        try (Service service = service(Map.of(), Limits.DEFAULT)) {
            service.neu("r-1", "1");
            assertThat(service.gnomon().flush(Site.SOON)).isTrue();

            assertThat(service.gnomon().counters().dropped(DropReason.SCHEMA_REFUSED))
                    .isEqualTo(1);
            await().atMost(Site.SOON)
                    .untilAsserted(() -> assertThat(service.failures()).anyMatch(what -> what.contains("409")));
        } finally {
            registry.send("DELETE", subject, "");
        }
    }

    @Test
    void aSubjectThatMustBeRegisteredByOthersIsADropWithAReasonUntilItIs() throws Exception {
        try (Service service = service(Map.of("auto.register.schemas", "false"), Limits.DEFAULT)) {
            registry.send("DELETE", "/subjects/" + Site.TOPICS.oldResults() + "-value", "");
            service.old("r-1", "1");
            assertThat(service.gnomon().flush(Site.SOON)).isTrue();

            assertThat(service.gnomon().counters().dropped(DropReason.SCHEMA_REFUSED))
                    .isEqualTo(1);
        }
    }
}
