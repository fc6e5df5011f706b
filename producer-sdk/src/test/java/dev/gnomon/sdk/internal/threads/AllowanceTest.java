package dev.gnomon.sdk.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final int LIMIT = 10;

    private final Allowance allowance = new Allowance(LIMIT);

    @Test
    void givesWhatTheLimitLeavesWhateverWasTakenAndGivenBackBefore() {
        Random random = new Random(5);
        Queue<Integer> taken = new ArrayDeque<>();
        for (int step = 0; step < 100_000; step++) {
            int sum = taken.stream().mapToInt(Integer::intValue).sum();
            assertThat(allowance.taken()).isEqualTo(sum);
            if (random.nextBoolean() && !taken.isEmpty()) {
                allowance.giveBack(taken.remove());
            } else {
                int amount = random.nextInt(4);
                boolean left = allowance.take(amount);
                assertThat(left).isEqualTo(sum + amount <= LIMIT);
                if (left) {
                    taken.add(amount);
                }
            }
        }
    }

    @Test
    void whatIsTakenAnywayCountsLikeTheRest() {
        assertThat(allowance.takeAnyway(LIMIT + 5)).isFalse();
        assertThat(allowance.take(1)).isFalse();

        allowance.giveBack(6);

        assertThat(allowance.take(1)).isTrue();
        assertThat(allowance.taken()).isEqualTo(LIMIT);
    }

    @Test
    void isNeverExceededByThreadsThatTakeAndGiveBackAtOnce() throws Exception {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger successes = new AtomicInteger();
        InParallel.run(4, thread -> {
            for (int turn = 0; turn < 50_000; turn++) {
                if (allowance.take(3)) {
                    most.accumulateAndGet(held.addAndGet(3), Math::max);
                    successes.incrementAndGet();
                    held.addAndGet(-3);
                    allowance.giveBack(3);
                }
            }
        });

        assertThat(most.get()).isBetween(3, LIMIT);
        assertThat(successes.get()).isGreaterThan(4 * LIMIT);
        assertThat(allowance.taken()).isZero();
    }
}
