package dev.gnomon.comparator.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last one first, whatever one of them throws. Used by one thread at a time. */
final class ClosingStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T push(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable resource = open.pop();
            try {
                resource.close();
            } catch (Exception failed) {
                LOG.warn("{} did not close: {}", resource.getClass().getSimpleName(), failed.toString());
            }
        }
    }
}
