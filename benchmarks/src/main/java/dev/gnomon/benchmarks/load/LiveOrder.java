package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Side;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes a workload at a fixed rate of requests, the second side up to {@value #LONGEST_DELAY_SECONDS} seconds after
 * the first. Not for use by several threads.
 */
final class LiveOrder {

    private static final int LONGEST_DELAY_SECONDS = 2;

    private final Requests requests;
    private final double nanosPerRequest;
    private final Sink sink;
    private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));

    /** @param rate requests a second */
    LiveOrder(Requests requests, int rate, Sink sink) {
        this.requests = requests;
        this.sink = sink;
        this.nanosPerRequest = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** Publishes all of it, and returns when the last second side is out. */
    void publish() {
        long start = System.nanoTime();
        for (long request = 0; request < requests.count(); request++) {
            long arrival = Math.round(request * nanosPerRequest);
            due.add(new Due(request, requests.first(request), arrival));
            long delay = Math.round(requests.delay(request) * TimeUnit.SECONDS.toNanos(LONGEST_DELAY_SECONDS));
            due.add(new Due(request, requests.second(request), arrival + delay));
            publishUntil(start, arrival);
        }
        publishUntil(start, Long.MAX_VALUE);
    }

    private void publishUntil(long start, long end) {
        for (Due next = due.peek(); next != null && next.nanos() <= end; next = due.peek()) {
            awaitNanos(start + next.nanos());
            sink.publish(next.request(), next.side());
            due.remove();
        }
    }

    private static void awaitNanos(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private record Due(long request, Side side, long nanos) {}
}
