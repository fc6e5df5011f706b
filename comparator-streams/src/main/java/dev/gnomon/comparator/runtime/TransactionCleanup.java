package dev.gnomon.comparator.runtime;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears the way for tasks that come from a comparator which is gone, as long as Kafka Streams rebalances. Does it in a
 * thread of its own. Safe for use by several threads.
 */
public final class TransactionCleanup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionCleanup.class);
    private static final long PAUSE_MILLIS = 500;

    private final AbandonedTransactions abandoned;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "transaction-cleanup");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable ScheduledFuture<?> clearing;

    /** Does not close {@code admin}. */
    public TransactionCleanup(Admin admin, String applicationId) {
        abandoned = new AbandonedTransactions(admin, applicationId);
    }

    /** Takes note of what Kafka Streams is doing now. */
    public synchronized void stateChanged(State now) {
        boolean rebalances = now == State.REBALANCING;
        if (rebalances && clearing == null && !thread.isShutdown()) {
            clearing = thread.scheduleWithFixedDelay(this::clear, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } else if (!rebalances && clearing != null) {
            clearing.cancel(false);
            clearing = null;
        }
    }

    private void clear() {
        try {
            List<String> ended = abandoned.end();
            if (!ended.isEmpty()) {
                LOG.info("ended what a comparator left open that is gone: {}", ended);
            }
        } catch (ExecutionException notNow) {
            // The transaction then ends by its timeout.
            LOG.debug("cannot end the transactions of comparators that are gone", notNow);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
