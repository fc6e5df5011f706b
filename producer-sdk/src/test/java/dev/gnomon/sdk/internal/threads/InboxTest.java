package dev.gnomon.sdk.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final int THREADS = 4;
    private static final int EACH = 20_000;

    private final Inbox<Integer> inbox = new Inbox<>();
    private final List<Integer> fetched = new ArrayList<>();

    @Test
    void givesWhatWasLeftInTheOrderInWhichItWasLeftOnce() {
        inbox.put(1);
        inbox.put(2);
        inbox.fetch(fetched::add);
        inbox.put(3);
        assertThat(inbox.isEmpty()).isFalse();
        inbox.fetch(fetched::add);
        inbox.fetch(fetched::add);

        assertThat(fetched).containsExactly(1, 2, 3);
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void keepsWhatAReceiverDoesNotTake() {
        IntStream.range(0, 5).forEach(inbox::put);

        assertThatThrownBy(() -> inbox.fetch(number -> {
                    if (number == 2) {
                        throw new OutOfMemoryError("pretended");
                    }
                    fetched.add(number);
                }))
                .isInstanceOf(OutOfMemoryError.class);
        inbox.put(5);
        inbox.fetch(fetched::add);

        assertThat(fetched).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void losesNothingOfWhatSeveralThreadsLeaveWhileItIsFetchedAndKeepsTheOrderOfEach() throws Exception {
        AtomicInteger ready = new AtomicInteger();
        InParallel.run(THREADS + 1, thread -> {
            if (thread == THREADS) {
                while (ready.get() < THREADS) {
                    inbox.fetch(fetched::add);
                }
            } else {
                IntStream.range(0, EACH).forEach(number -> inbox.put(thread * EACH + number));
                ready.incrementAndGet();
            }
        });
        inbox.fetch(fetched::add);

        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * EACH;
            assertThat(fetched.stream().filter(number -> number >= first && number < first + EACH))
                    .containsExactlyElementsOf(
                            IntStream.range(first, first + EACH).boxed().toList());
        }
    }
}
