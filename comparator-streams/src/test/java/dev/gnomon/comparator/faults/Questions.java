package dev.gnomon.comparator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Asks all instances in turn, fifty times a second, and judges every answer: a current one must have all that any answer
 * had that came before it was asked for, on whichever instance; none may have more than was published; and what is
 * neither current nor marked as stale must be a 503 that says why and when to come back.
 */
final class Questions implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_SECOND = 50;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final List<ComparatorProcess> instances = new CopyOnWriteArrayList<>();
    private final Set<ComparatorProcess> ending = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
    private final Set<String> answeredCurrently = ConcurrentHashMap.newKeySet();
    private final AtomicLong highest = new AtomicLong();
    private final String migration;
    private final LongSupplier published;
    private long asked;

    /** Asks about {@code migration}, of which {@code published} says how many requests there can be. */
    Questions(String migration, LongSupplier published) {
        this.migration = migration;
        this.published = published;
    }

    /** Asks these from now on. */
    void askAll(ComparatorProcess... processes) {
        instances.addAll(List.of(processes));
        var unused = thread.scheduleAtFixedRate(this::ask, 0, 1_000 / A_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Asks this one, too. */
    void join(ComparatorProcess process) {
        instances.add(process);
    }

    /** Goes on asking it, and takes silence for an answer; to be called before it is told to end. */
    void mayEnd(ComparatorProcess process) {
        ending.add(process);
    }

    /** Asks it no more; to be called before it is killed. */
    void leave(ComparatorProcess process) {
        instances.remove(process);
    }

    /** What was wrong, in words; empty where nothing was. */
    List<String> wrong() {
        return wrong;
    }

    /** How many answers there were of each kind. */
    Map<String, AtomicLong> counts() {
        return counts;
    }

    long of(String kind) {
        return counts.getOrDefault(kind, new AtomicLong()).get();
    }

    /** Whether each instance has given a current answer since the last call. */
    boolean allAnswerCurrently() {
        return instances.stream()
                .allMatch(each -> answeredCurrently.contains(each.uri().getAuthority()));
    }

    void forgetWhoAnswered() {
        answeredCurrently.clear();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void ask() {
        long number = asked++;
        List<ComparatorProcess> now = List.copyOf(instances);
        ComparatorProcess instance = now.get((int) (number % now.size()));
        String path = number / now.size() % 2 == 0 ? "/api/migrations/" + migration + "/rates" : "/api/migrations";
        HttpRequest question = HttpRequest.newBuilder(instance.uri().resolve(path))
                .timeout(Duration.ofSeconds(8))
                .build();
        long floor = highest.get();
        var unused = http.sendAsync(question, BodyHandlers.ofString()).handle((answer, failure) -> {
            String kind = failure == null ? judge(answer, floor) : silence(instance, failure);
            counts.computeIfAbsent(kind, none -> new AtomicLong()).incrementAndGet();
            return kind;
        });
    }

    /** Only an instance that has been killed, or told to end, may be silent. */
    private String silence(ComparatorProcess instance, Throwable failure) {
        if (instances.contains(instance) && !ending.contains(instance)) {
            wrong.add(instance.uri() + " is silent: " + failure);
        }
        return "silent";
    }

    private String judge(HttpResponse<String> answer, long floor) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 503) {
                check(answer, answer.headers().firstValue("Retry-After").isPresent(), "does not say when to come back");
                check(answer, body.path("detail").asText().length() > 20, "does not say why");
                return "503";
            }
            check(answer, answer.statusCode() == 200, "has status " + answer.statusCode());
            long requests = requests(body);
            check(answer, requests <= published.getAsLong(), "has more requests than there are: " + requests);
            boolean stale = !body.path("stale").isNull();
            check(answer, stale == answer.headers().firstValue("Gnomon-Stale").isPresent(), "has the mark only once");
            if (stale) {
                return "stale";
            }
            check(answer, requests >= floor, "is current, has " + requests + ", but there were " + floor + " before");
            highest.accumulateAndGet(requests, Math::max);
            answeredCurrently.add(answer.uri().getAuthority());
            return "current";
        } catch (IOException notJson) {
            wrong.add(answer.uri() + " is not JSON: " + notJson.getMessage());
            return "broken";
        }
    }

    private long requests(JsonNode body) {
        if (!body.has("migrations")) {
            return body.path("requests").asLong();
        }
        for (JsonNode row : body.path("migrations")) {
            if (row.path("migration").asText().equals(migration)) {
                return row.path("requests").asLong();
            }
        }
        return 0;
    }

    private void check(HttpResponse<String> answer, boolean good, String complaint) {
        if (!good) {
            wrong.add(answer.uri() + " " + complaint + ": "
                    + answer.body().substring(0, Math.min(200, answer.body().length())));
        }
    }
}
