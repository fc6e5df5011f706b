package dev.gnomon.schemas;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a registry questions on a thread of its own, again and again with growing pauses until it answers, so that nobody
 * else waits for it. Safe for use by several threads.
 *
 * @param <Q> what is asked; a question that is pending is asked once, whoever wants to know
 */
public final class Inquiry<Q> implements AutoCloseable {

    private static final long SHORTEST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Consumer<Q> asking;
    private final BiConsumer<Q, RegistryException> complaints;
    private final BlockingQueue<Q> questions = new LinkedBlockingQueue<>();
    private final Map<Q, Pending> pending = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean started;

    private record Pending(@Nullable RegistryException lastFailure) {}

    /**
     * An inquiry that has nothing to ask yet.
     *
     * @param name its thread's
     * @param asking asks once; returns when there is an answer, and throws {@link RegistryException} if there is none
     * @param complaints hears, on the inquiry's thread, of each time that there was none
     */
    public Inquiry(String name, Consumer<Q> asking, BiConsumer<Q, RegistryException> complaints) {
        this.asking = asking;
        this.complaints = complaints;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Has {@code question} asked, unless it is pending. Does not wait. */
    public void ask(Q question) {
        if (pending.putIfAbsent(question, new Pending(null)) == null) {
            questions.add(question);
            start();
        }
    }

    /** Whether {@code question} has been put and not been answered. */
    public boolean isPending(Q question) {
        return pending.containsKey(question);
    }

    /** Why there was no answer to a pending question the last time it was asked; null if it was not, or is answered. */
    public @Nullable RegistryException lastFailure(Q question) {
        Pending open = pending.get(question);
        return open == null ? null : open.lastFailure();
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        try {
            while (closed.getCount() > 0) {
                Q question = questions.take();
                if (answered(question)) {
                    pause = SHORTEST_PAUSE_MILLIS;
                } else if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                } else {
                    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                    questions.add(question);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answered(Q question) {
        try {
            asking.accept(question);
            pending.remove(question);
            return true;
        } catch (RegistryException unanswered) {
            return unanswered(question, unanswered);
        } catch (RuntimeException unexpected) {
            return unanswered(question, RegistryException.unexpected(unexpected));
        }
    }

    private boolean unanswered(Q question, RegistryException why) {
        pending.put(question, new Pending(why));
        complaints.accept(question, why);
        return false;
    }

    /** Ends the thread. What is pending stays so. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
