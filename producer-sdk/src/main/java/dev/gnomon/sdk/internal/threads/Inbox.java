package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where any thread leaves things, without waiting, and another one fetches all that are there. Whoever leaves something
 * touches one place, which changes hands only when it is fetched (Treiber's stack, turned round by whoever fetches).
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
     * Fetches all that is there, in the order in which it was left. For any thread. What {@code receiver} throws comes
     * through, and what it has not taken then stays here.
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
