package dev.gnomon.comparator.topology;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Lets a processor write to its state stores just before its task commits.
 *
 * <p>Kafka Streams has no such hook, but it flushes the record caches of a task's stores before it flushes the producer
 * and commits ({@code StreamTask.prepareCommit}). So this is a store that keeps nothing, behind a cache: the processor
 * {@linkplain #raise raises} the signal by putting one entry into the cache, and when that is flushed, the entry reaches
 * the store, which calls the processor. Where there is no cache, or it is full, the call comes earlier, which is
 * harmless. What the listener writes is part of the same transaction.
 *
 * <p>One instance serves all tasks of a topology, from any of its threads; each task's listener is called on that task's
 * thread.
 */
final class CommitSignal {

    static final String STORE = "commit-signal";
    private static final byte[] RAISED = {1};

    private final Map<TaskId, SignalStore> stores = new ConcurrentHashMap<>();

    StoreBuilder<KeyValueStore<byte[], byte[]>> builder() {
        return Stores.keyValueStoreBuilder(new Supplier(), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingDisabled();
    }

    /**
     * Has {@code beforeCommit} called before every commit for which the signal was raised. It may write to stores that were
     * opened before, but neither open one nor forward.
     */
    void connect(ProcessorContext<?, ?> context, Runnable beforeCommit) {
        SignalStore store = stores.get(context.taskId());
        if (store == null) {
            throw new IllegalStateException("store " + STORE + " is not connected to the processor");
        }
        store.beforeCommit = beforeCommit;
    }

    /** The listener of {@link #connect} is to be called before the next commit. */
    static void raise(ProcessorContext<?, ?> context) {
        KeyValueStore<byte[], byte[]> store = context.getStateStore(STORE);
        store.put(RAISED, RAISED);
    }

    private final class Supplier implements KeyValueBytesStoreSupplier {

        @Override
        public String name() {
            return STORE;
        }

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new SignalStore();
        }

        @Override
        public String metricsScope() {
            return "in-memory";
        }
    }

    /** Keeps nothing; a put is the signal. */
    private final class SignalStore implements KeyValueStore<Bytes, byte[]> {

        private Runnable beforeCommit = () -> {};
        private @Nullable TaskId task;
        private boolean open;

        @Override
        public String name() {
            return STORE;
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            context.register(root, (key, value) -> {});
            TaskId mine = context.taskId();
            task = mine;
            stores.put(mine, this);
            open = true;
        }

        @Override
        public void close() {
            TaskId mine = task;
            if (mine != null) {
                stores.remove(mine, this);
            }
            open = false;
        }

        @Override
        public void put(Bytes key, byte[] value) {
            beforeCommit.run();
        }

        @Override
        public byte[] putIfAbsent(Bytes key, byte[] value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] delete(Bytes key) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("NullAway") // the interface is not annotated; null means absent
        public byte[] get(Bytes key) {
            return null;
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long approximateNumEntries() {
            return 0;
        }

        @Override
        public boolean persistent() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public Position getPosition() {
            return Position.emptyPosition();
        }
    }
}
