package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Side;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes a workload as fast as the sink takes it, in the order of live traffic: requests overlap, and the second side
 * follows up to {@value #OVERLAP} requests after the first. What shall be late waits for the wall clock, because the
 * broker's clock stamps it. Not for use by several threads.
 */
final class BacklogOrder {

    private static final int OVERLAP = 200;

    private final Requests requests;
    private final Sink sink;
    private final long lateNanos;
    private final List<List<Pending>> soon = new ArrayList<>();
    private final Deque<Pending> late = new ArrayDeque<>();

    /** @param lateAfter how long after the first side a late second side comes, at least */
    BacklogOrder(Requests requests, Duration lateAfter, Sink sink) {
        this.requests = requests;
        this.sink = sink;
        this.lateNanos = lateAfter.toNanos();
        for (int i = 0; i < OVERLAP; i++) {
            soon.add(new ArrayList<>());
        }
    }

    /** Publishes all of it. */
    void publish() {
        for (long step = 0; step < requests.count() + OVERLAP; step++) {
            if (step < requests.count()) {
                arrive(step);
            }
            List<Pending> due = slot(step);
            due.forEach(this::publish);
            due.clear();
            publishLateUntil(System.nanoTime());
        }
        while (!late.isEmpty()) {
            LockSupport.parkNanos(late.getFirst().dueNanos() - System.nanoTime());
            publishLateUntil(System.nanoTime());
        }
    }

    private void arrive(long request) {
        sink.publish(request, requests.first(request));
        Pending second = new Pending(request, requests.second(request), System.nanoTime() + lateNanos);
        int delay = (int) (requests.delay(request) * OVERLAP);
        if (requests.isLate(request)) {
            late.add(second);
        } else {
            slot(request + delay).add(second);
        }
        for (Side side : List.of(Side.OLD, Side.NEW)) {
            if (requests.isDuplicated(request, side)) {
                slot(request + OVERLAP - 1).add(new Pending(request, side, 0));
            }
        }
    }

    private void publishLateUntil(long nanos) {
        while (!late.isEmpty() && late.getFirst().dueNanos() - nanos <= 0) {
            publish(late.removeFirst());
        }
    }

    private void publish(Pending pending) {
        sink.publish(pending.request(), pending.side());
    }

    private List<Pending> slot(long step) {
        return soon.get((int) (step % OVERLAP));
    }

    private record Pending(long request, Side side, long dueNanos) {}
}
