package dev.gnomon.comparator.clients;

import dev.gnomon.schemas.Inquiry;
import dev.gnomon.schemas.RegistryException;
import dev.gnomon.schemas.RegistryFraming;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which records can be read without asking the registry, and has it asked for the others meanwhile. What the
 * registry has no schema for passes, too: that is known of it. Safe for use by several threads.
 */
final class SchemaGate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
    private static final long WARNING_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final RegistryFraming registry;
    private final Inquiry<Integer> inquiry;
    private long nextWarning = System.nanoTime();

    SchemaGate(RegistryFraming registry) {
        this.registry = registry;
        inquiry = new Inquiry<>("gnomon-registry", registry::ask, this::complain);
    }

    /** Whether {@code value} can be read without asking. If not, the registry is being asked. Does not wait. */
    boolean lets(byte[] value) {
        if (registry.isSettled(value)) {
            return true;
        }
        inquiry.ask(RegistryFraming.idOf(value));
        return false;
    }

    /**
     * Waits for a minute at most until all of them can be read.
     *
     * @throws TimeoutException if the registry has not said how by then
     */
    <K> Map<K, byte[]> awaitAll(Map<K, byte[]> values) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (byte[] value : values.values()) {
            while (!lets(value)) {
                if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                    throw new TimeoutException("the schema registry at " + registry.address() + " has not answered for "
                            + PATIENCE.toSeconds() + " s");
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        return values;
    }

    /** Only the inquiry's thread calls this. */
    private void complain(int id, RegistryException why) {
        long now = System.nanoTime();
        if (now - nextWarning >= 0) {
            nextWarning = now + WARNING_INTERVAL_NANOS;
            LOG.warn("records wait, because their schema {} is not known: {}", id, why.getMessage());
        }
    }

    @Override
    public void close() {
        inquiry.close();
    }
}
