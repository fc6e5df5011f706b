package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue into which any thread puts things without waiting, and from which another thread fetches all of them at once.
 * It is Treiber's stack, which the fetching thread reverses: putting touches one place in memory only.
 */
public final class Inbox<E> {

    private final AtomicReference<@Nullable Letter<E>> latest = new AtomicReference<>();

    private static final class Letter<E> {

        private final E content;
        private @Nullable Letter<E> next;

        Letter(E content) {
            this.content = content;
        }
    }

    public void put(E content) {
        put(new Letter<>(content));
    }

    private void put(Letter<E> letter) {
        Letter<E> before;
        do {
            before = latest.get();
            letter.next = before;
        } while (!latest.compareAndSet(before, letter));
    }

    public boolean isEmpty() {
        return latest.get() == null;
    }

    /**
     * Fetches everything, oldest first. For any thread. If {@code receiver} throws, this throws the same, and what was
     * not received stays here.
     */
    public void fetch(Consumer<? super E> receiver) {
        Letter<E> letter = oldestFirst(latest.getAndSet(null));
        try {
            while (letter != null) {
                receiver.accept(letter.content);
                letter = letter.next;
            }
        } catch (Throwable refused) {
            while (letter != null) {
                Letter<E> next = letter.next;
                put(letter);
                letter = next;
            }
            throw refused;
        }
    }

    private static <E> @Nullable Letter<E> oldestFirst(@Nullable Letter<E> newest) {
        Letter<E> turned = null;
        for (Letter<E> letter = newest; letter != null; ) {
            Letter<E> older = letter.next;
            letter.next = turned;
            turned = letter;
            letter = older;
        }
        return turned;
    }
}
