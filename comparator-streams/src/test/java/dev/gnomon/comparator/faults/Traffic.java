package dev.gnomon.comparator.faults;

import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Requests as services publish them, at a steady rate, on a thread of its own: of a hundred requests ten have a
 * counterpart that is later than {@link FaultScenario#WINDOW}, one has none at all, ten differ; of a hundred records five
 * come twice, one of those with another answer; and one in two hundred keys carries no observation.
 */
final class Traffic implements AutoCloseable {

    static final int REQUESTS_A_SECOND = 300;

    private static final int REQUESTS_A_BURST = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Random random;
    private final Topics topics;
    private final Publisher publisher;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
    private volatile boolean paused;

    private Traffic(String bootstrapServers, Topics topics, long seed) {
        this.topics = topics;
        random = new Random(seed);
        publisher = new Publisher(bootstrapServers, topics);
    }

    static Traffic start(String bootstrapServers, Topics topics, long seed) {
        Traffic traffic = new Traffic(bootstrapServers, topics, seed);
        int interval = 1_000 * REQUESTS_A_BURST / REQUESTS_A_SECOND;
        var unused = traffic.thread.scheduleAtFixedRate(traffic::burst, 0, interval, TimeUnit.MILLISECONDS);
        return traffic;
    }

    /** Waits until so many more requests have been begun. */
    void awaitRequests(int more) {
        long enough = requests.get() + more;
        await().atMost(PATIENCE).until(() -> requests.get() >= enough);
    }

    /** How many requests have been begun. */
    long begun() {
        return requests.get();
    }

    /** How many records the broker has taken. */
    long acknowledged() {
        return publisher.acknowledged();
    }

    /** Begins no more requests until it is resumed, sends what is due later, and waits until the broker has all of it. */
    void pause() {
        paused = true;
        await().atMost(PATIENCE).until(() -> thread.getQueue().size() <= 1);
        publisher.flush();
    }

    void resume() {
        paused = false;
    }

    /** Begins no more requests, sends what is due later, and waits until the broker has all of it. */
    void finish() {
        thread.shutdown();
        await().atMost(PATIENCE).until(thread::isTerminated);
        publisher.flush();
        RuntimeException failure = broken.get();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        publisher.close();
    }

    private void burst() {
        guarded(() -> {
            for (int each = 0; each < REQUESTS_A_BURST && !paused; each++) {
                request("request-" + requests.getAndIncrement());
            }
        });
    }

    private void request(String id) {
        int kind = random.nextInt(200);
        Side first = random.nextBoolean() ? Side.OLD : Side.NEW;
        if (kind == 0) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            publisher.publish(topics.resultsOf(first), id, garbage);
            return;
        }
        send(answer(first, id), 0);
        if (kind <= 2) {
            return;
        }
        int window = (int) FaultScenario.WINDOW.toMillis();
        int apart = kind <= 22 ? window + 1_000 + random.nextInt(3_000) : random.nextInt(window / 4);
        send(answer(first == Side.OLD ? Side.NEW : Side.OLD, id), apart);
    }

    private Observation answer(Side side, String id) {
        int luck = side == Side.OLD ? 99 : random.nextInt(100);
        if (luck < 2) {
            return Observations.failed(side, id, "Timeout");
        }
        return Observations.answered(side, id, "{\"id\":\"" + id + "\",\"total\":" + (luck < 10 ? "2" : "1.0") + "}");
    }

    private void send(Observation observation, int afterMillis) {
        later(observation, afterMillis);
        int luck = random.nextInt(100);
        if (luck < 5) {
            boolean conflicting = luck == 0;
            Observation again = conflicting
                    ? Observations.answered(observation.getSide(), observation.getRequestId(), "\"other\"")
                    : observation;
            later(again, afterMillis + 1 + random.nextInt(1_000));
        }
    }

    private void later(Observation observation, int afterMillis) {
        var unused = thread.schedule(
                () -> guarded(() -> publisher.publish(observation)), afterMillis, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            broken.set(failure);
        }
    }
}
