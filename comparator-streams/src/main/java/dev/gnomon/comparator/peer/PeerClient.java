package dev.gnomon.comparator.peer;

import dev.gnomon.comparator.config.HostPort;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Scan;
import dev.gnomon.comparator.query.Staleness;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks other instances, briefly: one that was silent is not asked again for a second, and only a few questions are under
 * way at once, so that an instance that stands still does not bring the others to a halt. Safe for use by several threads.
 */
public final class PeerClient {

    /** Where an instance answers others; the store's name follows. */
    public static final String PATH = "/peer/stores/";

    /** The header that says how far behind an answer is; absent where it is current. */
    public static final String STALE = "Gnomon-Stale";

    private static final Pattern STALENESS = Pattern.compile("records=(\\d{1,18}), seconds=(\\d{1,18})");
    private static final Duration CONNECT = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Map<HostPort, Long> silentSince = new ConcurrentHashMap<>();
    private final Installation installation;
    private final @Nullable PeerProof proof;

    /** Asks instances of {@code installation}, with {@code proof}, or, where there is no token, without one. */
    public PeerClient(Installation installation, @Nullable PeerProof proof) {
        this.installation = installation;
        this.proof = proof;
    }

    /** What {@code peer} answers from what it has itself. */
    <V> Reading<KeyValue<String, V>> ask(HostPort peer, Scan<V> scan) throws PeerSilentException {
        Long since = silentSince.get(peer);
        if (since != null && System.nanoTime() - since < REST.toNanos()) {
            throw silent(peer, "did not answer a moment ago");
        }
        if (!slots.tryAcquire()) {
            throw silent(peer, "is being asked too much already");
        }
        try {
            Reading<KeyValue<String, V>> reading = reading(peer, scan, send(peer, scan));
            silentSince.remove(peer);
            return reading;
        } finally {
            slots.release();
        }
    }

    private HttpResponse<byte[]> send(HostPort peer, Scan<?> scan) throws PeerSilentException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(peer, scan), BodyHandlers.ofByteArray());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            silentSince.put(peer, System.nanoTime());
            throw silent(peer, "does not answer in time");
        } catch (ExecutionException failed) {
            silentSince.put(peer, System.nanoTime());
            boolean refused = failed.getCause() instanceof ConnectException;
            throw silent(peer, refused ? "cannot be reached" : "breaks off: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw silent(peer, "was not waited for");
        }
    }

    private <V> Reading<KeyValue<String, V>> reading(HostPort peer, Scan<V> scan, HttpResponse<byte[]> answer)
            throws PeerSilentException {
        String whose = answer.headers().firstValue(Installation.HEADER).orElse("");
        if (!whose.equals(installation.id())) {
            throw silent(peer, "is none of this installation: its Kafka, application ID or prefix of topics differ");
        }
        if (answer.statusCode() == 401) {
            throw silent(
                    peer, "does not accept our proof of the token: its http.token, http.advertised or clock differ");
        }
        if (answer.statusCode() != 200) {
            throw silent(peer, "cannot answer at the moment (" + answer.statusCode() + ")");
        }
        try {
            String stale = answer.headers().firstValue(STALE).orElse(null);
            requireProof(peer, answer, stale);
            return new Reading<>(RowsFormat.read(scan.store(), answer.body()), staleness(stale));
        } catch (IOException unreadable) {
            throw silent(peer, "answers what is not understood here");
        }
    }

    private void requireProof(HostPort peer, HttpResponse<byte[]> answer, @Nullable String stale)
            throws PeerSilentException {
        if (proof == null) {
            return;
        }
        String question =
                answer.request().headers().firstValue(PeerProof.HEADER).orElse("");
        byte[] expected = proof.ofAnswer(question, stale, answer.body()).getBytes(StandardCharsets.UTF_8);
        String sent = answer.headers().firstValue(PeerProof.HEADER).orElse("");
        if (!MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))) {
            throw silent(peer, "does not prove that it knows the token");
        }
    }

    private static @Nullable Staleness staleness(@Nullable String header) throws IOException {
        if (header == null) {
            return null;
        }
        Matcher parts = STALENESS.matcher(header);
        if (!parts.matches()) {
            throw new IOException("'" + header + "' is no staleness");
        }
        return new Staleness(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    private HttpRequest request(HostPort peer, Scan<?> scan) throws PeerSilentException {
        String query = "from=" + encoded(scan.from()) + (scan.to() == null ? "" : "&to=" + encoded(scan.to()))
                + "&limit=" + scan.limit() + "&backwards=" + scan.backwards();
        String path = PATH + scan.store().name();
        try {
            URI uri = new URI("http", null, peer.host(), peer.port(), path, query, null);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).header(Installation.HEADER, installation.id());
            if (proof != null) {
                request.header(PeerProof.HEADER, proof.of(peer, path + "?" + query));
            }
            return request.build();
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            throw silent(peer, "has announced no address");
        }
    }

    /** Keys have characters in them that an address must not have. */
    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static PeerSilentException silent(HostPort peer, String why) {
        return new PeerSilentException("the instance at " + peer + " " + why);
    }
}
