package dev.gnomon.schemas;

import dev.gnomon.schemas.RegistryException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The schemas that records of a registry were written with, by ID. Safe for use by several threads. */
final class WriterSchemas {

    /** A record of any schema that nothing but zeros can be read as: numbers 0, texts empty, the first of each union. */
    private static final int PROBE_BYTES = 16 << 10;

    private static final long UNKNOWN_IS_BELIEVED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration SECOND_CHANCE_AFTER = Duration.ofMillis(500);
    private static final long SECOND_CHANCES_APART_NANOS =
            Duration.ofSeconds(10).toNanos();
    private static final int MOST_IDS = 10_000;

    private final Deserializer<Object> confluent;
    private final String address;
    private final Map<Integer, WriterSchema> byId = new ConcurrentHashMap<>();
    private final AtomicLong nextSecondChance = new AtomicLong(System.nanoTime());

    WriterSchemas(Deserializer<Object> confluent, String address) {
        this.confluent = confluent;
        this.address = address;
    }

    /** What was last said of {@code id}; null where it was never asked for. */
    @Nullable
    WriterSchema heardOf(int id) {
        return byId.get(id);
    }

    /** Whether the registry need not be asked: an ID that it does not have may be given to a schema later. */
    boolean isSettled(int id) {
        WriterSchema heard = byId.get(id);
        return heard != null
                && (heard.schema() != null || System.nanoTime() - heard.askedAt() < UNKNOWN_IS_BELIEVED_NANOS);
    }

    /**
     * Asks the registry, and remembers what it says.
     *
     * @throws RegistryException if it does not answer, or does not let us in
     */
    WriterSchema ask(int id) {
        WriterSchema said = asked(id);
        if (said.schema() == null && maySecondChance()) {
            // A follower of the registry may be a moment behind the one that gave this ID away.
            pause();
            said = asked(id);
        }
        if (byId.size() >= MOST_IDS) {
            byId.values().removeIf(each -> each.schema() == null);
        }
        byId.put(id, said);
        return said;
    }

    private WriterSchema asked(int id) {
        byte[] probe = ByteBuffer.allocate(RegistryFraming.HEADER + PROBE_BYTES)
                .putInt(1, id)
                .array();
        try {
            // Reading the record at hand would mix up what is wrong with it and what is wrong with the registry.
            // Without a topic: an ID is good for all of them.
            Object read = confluent.deserialize(null, probe);
            return read instanceof GenericContainer record
                    ? WriterSchema.of(id, record.getSchema())
                    : WriterSchema.unknown(id);
        } catch (RuntimeException | StackOverflowError failed) {
            RegistryException why =
                    failed instanceof RuntimeException failure ? RegistryException.of(failure, address) : null;
            if (why == null || why.reason() == Reason.UNKNOWN) {
                return WriterSchema.unknown(id);
            }
            throw why;
        }
    }

    /** Rarely, so that a flood of rubbish does not get it each time. */
    private boolean maySecondChance() {
        long now = System.nanoTime();
        long next = nextSecondChance.get();
        return now - next >= 0 && nextSecondChance.compareAndSet(next, now + SECOND_CHANCES_APART_NANOS);
    }

    private static void pause() {
        try {
            Thread.sleep(SECOND_CHANCE_AFTER.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        confluent.close();
    }
}
