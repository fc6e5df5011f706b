package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.peer.Installation;
import dev.gnomon.comparator.peer.PeerClient;
import dev.gnomon.comparator.peer.PeerProof;
import dev.gnomon.comparator.peer.RoutedStores;
import dev.gnomon.comparator.query.FakeLocal;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Staleness;
import dev.gnomon.comparator.query.StoreRates;
import dev.gnomon.schemas.MigrationRates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances that ask each other over real connections. */
class PeersTest {

    private static final String TOKEN = "correct horse battery staple";

    private static final Installation INSTALLATION = Installation.of("cluster", "gnomon-comparator", "gnomon.");

    private final List<RestServer> servers = new ArrayList<>();
    private final FakeLocal here = new FakeLocal();

    @AfterEach
    void stop() {
        servers.forEach(RestServer::close);
    }

    @Test
    void whatIsNotHereIsAnsweredByTheOwner() throws Exception {
        HostPort owner = serve(new FakeLocal().own("a", "b"), TOKEN);

        Reading<MigrationRates> page = asking(TOKEN, owner).after("a", 10);

        assertThat(page.values()).extracting(MigrationRates::getMigration).containsExactly("b");
        assertThat(page.staleness()).isNull();
    }

    @Test
    void whereTheOwnerIsGoneACopyAnswersAndSaysHowFarBehindItIs() throws Exception {
        HostPort gone = freePort();
        HostPort copy = serve(new FakeLocal().copy(new Staleness(3, 5), "a"), null);

        assertThat(asking(null, gone, copy).of("a").staleness()).isEqualTo(new Staleness(3, 5));

        here.copy(new Staleness(4, 6), "a");
        assertThat(asking(null, gone, copy).of("a").staleness()).isEqualTo(new Staleness(4, 6));
    }

    @Test
    void withoutOwnerAndCopyItSaysWhoDoesNotAnswer() throws Exception {
        HostPort gone = freePort();

        assertThatThrownBy(() -> asking(null, gone).of("a"))
                .isInstanceOf(IncompleteAnswerException.class)
                .hasMessage("the rates are not here, and the instance at " + gone + " cannot be reached");
        assertThatThrownBy(() -> asking(null).of("a"))
                .hasMessage(
                        "the rates are not here, and it is not known who has them: the instances are about to agree");
    }

    @Test
    void instancesThatBothTakeTheOtherForTheOwnerDoNotAskInCircles() throws Exception {
        HostPort other = serve(new FakeLocal(), null);

        assertThatThrownBy(() -> asking(null, other).of("a"))
                .hasMessageContaining("the instance at " + other + " cannot answer at the moment (503)");
    }

    @Test
    void anInstanceWithAnotherTokenIsToldNothing() throws Exception {
        HostPort owner = serve(new FakeLocal().own("a"), TOKEN);

        for (String token : new String[] {null, TOKEN + "!"}) {
            assertThatThrownBy(() -> asking(token, owner).of("a"))
                    .hasMessageContaining("does not accept our proof of the token");
        }
    }

    @Test
    void anotherInstallationIsNeitherAnsweredNorBelieved() throws Exception {
        for (String token : new String[] {null, TOKEN}) {
            HostPort owner = serve(new FakeLocal().own("a"), token);
            for (Installation other : List.of(
                    Installation.of("other", "gnomon-comparator", "gnomon."),
                    Installation.of("cluster", "other", "gnomon."),
                    Installation.of("cluster", "gnomon-comparator", "other."))) {
                PeerClient client = new PeerClient(other, token == null ? null : PeerProof.of(token, other));
                RatesQuery rates = new StoreRates(new RoutedStores(here.stores(), store -> List.of(owner), client));

                assertThatThrownBy(() -> rates.of("a")).hasMessageContaining("is none of this installation");
            }
        }
        assertThat(new Client(servers.get(0).uri())
                        .get("/peer/stores/migration-rates?from=&limit=1")
                        .statusCode())
                .isEqualTo(421);
    }

    @Test
    void whoeverDoesNotKnowTheTokenIsNotBelieved() throws Exception {
        HostPort withoutToken = serve(new FakeLocal().own("a"), null);

        // The first answer of a process may come too late.
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> asking(TOKEN, withoutToken).of("a"))
                .hasMessageContaining("does not prove that it knows the token"));
    }

    @Test
    void theTokenIsNotSentToWhoeverAnnouncesAnAddress() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> hear(stranger));
            HostPort address = new HostPort("127.0.0.1", stranger.getLocalPort());

            assertThatThrownBy(() -> asking(TOKEN, address).of("a")).isInstanceOf(IncompleteAnswerException.class);

            assertThat(heard.get(10, TimeUnit.SECONDS))
                    .contains(PeerProof.HEADER)
                    .doesNotContainIgnoringCase("authorization")
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void anOwnerThatStandsStillIsNotWaitedForAgainAndAgain() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RatesQuery rates = asking(null, new HostPort("127.0.0.1", frozen.getLocalPort()));
            assertThatThrownBy(() -> rates.of("a")).hasMessageContaining("does not answer in time");

            long begin = System.nanoTime();
            assertThatThrownBy(() -> rates.of("a")).hasMessageContaining("did not answer a moment ago");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void aQuestionThatIsNoneIsAnsweredWithAProblem() throws Exception {
        HostPort owner = serve(new FakeLocal().own("a"), null);
        Client client = new Client(servers.get(0).uri());

        assertThat(client.get("/peer/stores/migration-rates?from=&limit=1", Installation.HEADER, INSTALLATION.id())
                        .statusCode())
                .isEqualTo(200);
        for (String question : List.of("?limit=1", "?from=%25&limit=1", "?from=&limit=0", "?from=&limit=33")) {
            assertThat(client.get("/peer/stores/migration-rates" + question, Installation.HEADER, INSTALLATION.id())
                            .statusCode())
                    .as(question)
                    .isEqualTo(400);
        }
        assertThat(client.get("/peer/stores/pairing-journal?from=&limit=1", Installation.HEADER, INSTALLATION.id())
                        .statusCode())
                .as(owner.toString())
                .isEqualTo(404);
    }

    private RatesQuery asking(@Nullable String token, HostPort... holders) {
        PeerClient client = new PeerClient(INSTALLATION, token == null ? null : PeerProof.of(token, INSTALLATION));
        return new StoreRates(new RoutedStores(here.stores(), store -> List.of(holders), client));
    }

    private HostPort serve(FakeLocal local, @Nullable String token) {
        Listener listener = Listener.bind(new HttpConfig("127.0.0.1", 0, token));
        HostPort address = new HostPort("127.0.0.1", listener.uri().getPort());
        servers.add(RestServer.start(listener, address, new FakeQueries().queries(local.answers())));
        return address;
    }

    private static HostPort freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostPort("127.0.0.1", socket.getLocalPort());
        }
    }

    private static String hear(ServerSocket stranger) {
        try (Socket socket = stranger.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("\r\n\r\n") < 0) {
                heard.append(new String(in.readNBytes(1), StandardCharsets.US_ASCII));
            }
            return heard.toString();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
