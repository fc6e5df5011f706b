package dev.gnomon.sdk.internal.threads;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Several threads that do the same at once. */
final class InParallel {

    private InParallel() {}

    /** Gives each of {@code threads} threads its number, waits for all, and throws what one of them threw. */
    static void run(int threads, IntConsumer work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> all = IntStream.range(0, threads)
                    .mapToObj(number -> Executors.callable(() -> work.accept(number)))
                    .toList();
            for (Future<?> each : executor.invokeAll(all)) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
