package dev.gnomon.comparator.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class CrashBudgetTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final CrashBudget budget = new CrashBudget(2, Duration.ofMinutes(10), now::get);

    @Test
    void replacesThreadsUntilTheBudgetIsSpent() {
        assertThat(budget.handle(new StreamsException("one"))).isEqualTo(REPLACE_THREAD);
        assertThat(budget.handle(new StreamsException("two"))).isEqualTo(REPLACE_THREAD);
        assertThat(budget.handle(new StreamsException("three"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(budget.total()).isEqualTo(3);
        assertThat(budget.lastStory()).contains("three");
    }

    @Test
    void deathsOfLongAgoDoNotCount() {
        for (int death = 0; death < 10; death++) {
            assertThat(budget.handle(new StreamsException("now and then"))).isEqualTo(REPLACE_THREAD);
            now.addAndGet(Duration.ofMinutes(6).toNanos());
        }
        assertThat(budget.total()).isEqualTo(10);
    }

    @Test
    void doesNotGoOnWithoutMemory() {
        assertThat(budget.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void tellsTheCauseInOneLine() {
        Exception wrapped = new StreamsException("outer", new IllegalStateException("first\nsecond"));

        assertThat(CrashBudget.story(wrapped)).isEqualTo("StreamsException <- IllegalStateException: first second");
    }
}
