package dev.gnomon.demo.orders;

import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.Outcome;
import dev.gnomon.sdk.Request;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One read of the order service that is being migrated. Safe for use by several threads.
 *
 * @param migration decides which way answers
 * @param oldWay from an order's ID to the answer
 * @param newWay the same, as it shall be
 * @param <T> what is read
 */
public record TwoWays<T>(
        Migration<T> migration, Function<String, @Nullable T> oldWay, Function<String, @Nullable T> newWay) {

    /** Reads it in the service that knows both ways. */
    public @Nullable T read(String orderId) {
        return migration.read(orderId, () -> oldWay.apply(orderId), () -> newWay.apply(orderId));
    }

    /** Reads it in a service that knows the old way only. */
    public void recordOld(Request request) {
        migration.recordOld(request, outcome(oldWay, request.id()));
    }

    /** Reads it in a service that knows the new way only. */
    public void recordNew(Request request) {
        migration.recordNew(request, outcome(newWay, request.id()));
    }

    private static <T> Outcome<T> outcome(Function<String, @Nullable T> way, String orderId) {
        long start = System.nanoTime();
        try {
            T answer = way.apply(orderId);
            return Outcome.of(answer).after(Duration.ofNanos(System.nanoTime() - start));
        } catch (OrderException refused) {
            return Outcome.<T>failed(refused).after(Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
