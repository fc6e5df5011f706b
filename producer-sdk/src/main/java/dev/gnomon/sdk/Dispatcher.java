package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Budget;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.Inbox;
import dev.gnomon.sdk.internal.threads.Poller;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.Sink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes what was captured, from any thread and without waiting, and brings it to the sink on a thread of its own. A
 * {@link Budget} bounds what is on its way. What does not fit is dropped and counted.
 */
final class Dispatcher {

    private static final int BATCH = 256;

    /** A wake-up costs as much as encoding an observation or two, and the producer lingers for longer anyway. */
    private static final long SHORTEST_PAUSE = 1_000_000;

    private static final Duration GRACE = Duration.ofMillis(200);

    private final Inbox<Captured> inbox = new Inbox<>();
    private final Queue<Captured> handedOver = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Parcel> outbox = new ArrayDeque<>();
    private final HeldBack heldBack = new HeldBack();
    private final InFlight inFlight;
    private final Budget budget;
    private final Failures failures;
    private final Sink sink;
    private final Poller poller;
    private volatile boolean accepting = true;
    private volatile boolean halted;
    private volatile boolean finished;
    private volatile boolean outboxEmpty = true;

    Dispatcher(InFlight inFlight, Sink sink) {
        this.inFlight = inFlight;
        this.sink = sink;
        budget = inFlight.budget();
        failures = inFlight.failures();
        poller = new Poller("gnomon-dispatcher", SHORTEST_PAUSE, this::poll);
    }

    /** Starts the thread, once. Until then nothing that was accepted moves. */
    void start() {
        poller.start();
    }

    /** Takes {@code captured}, or drops it. For any thread; does not wait. */
    void accept(Captured captured) {
        if (!accepting) {
            drop(captured, DropReason.CLOSED);
        } else if (!budget.reserve(captured.charge())) {
            drop(captured, DropReason.BUFFER_FULL);
            failures.report(Area.KAFKA, "the buffer is full: observations are dropped", null);
        } else {
            enqueue(captured);
        }
    }

    private static void drop(Captured captured, DropReason reason) {
        captured.call().tally(captured.side()).drop(reason);
        captured.call().settle();
    }

    private void enqueue(Captured captured) {
        try {
            inbox.put(captured);
        } catch (Throwable noMemory) {
            budget.release(captured.charge());
            throw noMemory;
        }
        if (finished) {
            // The dispatcher closed after the check above, so its thread will not fetch this.
            dropHandedOver();
        }
    }

    long records() {
        return budget.records();
    }

    long bytes() {
        return budget.bytes();
    }

    /** Publishes what it can within {@code timeout}, then drops the rest and closes the sink. */
    void close(Duration timeout) {
        Waiting waiting = Waiting.atMost(timeout);
        accepting = false;
        if (poller.isStarted()) {
            waiting.until(() -> inbox.isEmpty() && outboxEmpty);
        }
        halted = true;
        boolean ended = poller.stop(GRACE);
        finished = true;
        dropHandedOver();
        closeSink(waiting.left());
        List.copyOf(inFlight.parcels()).forEach(left -> left.dropped(DropReason.CLOSED, null));
        if (ended) {
            failures.passOn(System.nanoTime());
        }
    }

    private void closeSink(Duration timeout) {
        try {
            sink.close(timeout);
        } catch (Throwable broken) {
            failures.report(Area.KAFKA, "the sink could not be closed", broken);
        }
    }

    private void dropHandedOver() {
        inbox.fetch(handedOver::add);
        for (Captured left = handedOver.poll(); left != null; left = handedOver.poll()) {
            budget.release(left.charge());
            drop(left, DropReason.CLOSED);
        }
    }

    private boolean poll() {
        fetch();
        boolean worked = send();
        while (wrap()) {
            send();
            worked = true;
        }
        heldBack.sweep(!accepting, outbox::add);
        outboxEmpty = outbox.isEmpty() && handedOver.isEmpty() && heldBack.isEmpty();
        failures.passOn(System.nanoTime());
        return worked;
    }

    private void fetch() {
        if (!inbox.isEmpty()) {
            outboxEmpty = false;
            inbox.fetch(handedOver::add);
        }
        if (finished) {
            dropHandedOver();
        }
    }

    private boolean wrap() {
        int count = 0;
        while (count < BATCH && !halted) {
            Captured captured = handedOver.poll();
            if (captured == null) {
                break;
            }
            if (captured.call().isCancelled()) {
                budget.release(captured.charge());
                drop(captured, DropReason.CANCELLED);
            } else {
                wrap(captured);
            }
            count++;
        }
        return count > 0;
    }

    private void wrap(Captured captured) {
        if (captured.side() == captured.call().answering()) {
            captured.call().settle();
        }
        Parcel parcel;
        try {
            parcel = Parcel.of(captured, inFlight);
        } catch (Throwable broken) {
            budget.release(captured.charge());
            drop(captured, DropReason.CAPTURE_FAILED);
            failures.report(Area.CAPTURE, "an observation could not be made", broken);
            return;
        }
        captured.call().tally(captured.side()).took(captured.latencyNanos());
        if (parcel.fits()) {
            queue(captured, parcel);
        } else {
            parcel.dropped(DropReason.BUFFER_FULL, null);
        }
        if (finished) {
            // The dispatcher closed while this was made, so its thread will not send it.
            parcel.dropped(DropReason.CLOSED, null);
        }
    }

    private void queue(Captured captured, Parcel parcel) {
        Call call = captured.call();
        if (call.isOpen()) {
            heldBack.add(call, parcel);
            return;
        }
        outbox.add(parcel);
        Parcel faster = heldBack.remove(call);
        if (faster != null) {
            outbox.add(faster);
        }
    }

    private boolean send() {
        boolean sent = false;
        for (Parcel next = outbox.peek(); next != null && !halted && offer(next); next = outbox.peek()) {
            outbox.remove();
            sent = true;
        }
        return sent;
    }

    private boolean offer(Parcel parcel) {
        try {
            return sink.offer(parcel.observation(), parcel);
        } catch (Throwable broken) {
            parcel.dropped(DropReason.DELIVERY_FAILED, broken);
            return true;
        }
    }
}
