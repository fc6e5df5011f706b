package dev.gnomon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int A_THOUSAND_A_SECOND = 1_000;

    private final List<Long> heard = new ArrayList<>();
    private long now = 5_000_000;

    @Test
    void aCallInTimeCostsWhatItTakes() throws Exception {
        pace().run(3, number -> now += 200_000, heard::add);

        assertThat(heard).containsExactly(200_000L, 200_000L, 200_000L);
    }

    @Test
    void aCallThatIsHeldUpByTheOneBeforeHasWaited() throws Exception {
        pace().run(3, number -> now += number == 0 ? 1_800_000 : 100_000, heard::add);

        assertThat(heard).containsExactly(1_800_000L, 900_000L, 100_000L);
    }

    @Test
    void callsAreNumbered() throws Exception {
        List<Long> numbers = new ArrayList<>();

        pace().run(4, numbers::add, heard::add);

        assertThat(numbers).containsExactly(0L, 1L, 2L, 3L);
    }

    /** Whenever the clock is read while it is too early, it is time. */
    private Pace pace() {
        return new Pace(
                () -> {
                    long read = now;
                    long nextCall = 5_000_000 + heard.size() * 1_000_000L;
                    now = Math.max(now, nextCall);
                    return read;
                },
                A_THOUSAND_A_SECOND);
    }
}
