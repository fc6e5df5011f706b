package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.RegistryException.Reason;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private final RegistryException away = new RegistryException(Reason.UNREACHABLE, "away");

    @Test
    void asksAgainUntilThereIsAnAnswerAndTellsOfEachTimeWithoutOne() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(1);
        Queue<RegistryException> complaints = new ConcurrentLinkedQueue<>();
        try (Inquiry<String> inquiry = new Inquiry<>(
                "asking",
                question -> {
                    if (asked.incrementAndGet() < 3) {
                        throw away;
                    }
                    answered.countDown();
                },
                (question, why) -> complaints.add(why))) {
            inquiry.ask("7");
            inquiry.ask("7");

            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(asked).hasValue(3);
            assertThat(complaints).containsExactly(away, away);
        }
    }

    @Test
    void saysWhyAQuestionIsPending() throws Exception {
        CountDownLatch complained = new CountDownLatch(1);
        try (Inquiry<String> inquiry = new Inquiry<>(
                "asking",
                question -> {
                    throw new IllegalStateException("a bug");
                },
                (question, why) -> complained.countDown())) {
            inquiry.ask("7");

            assertThat(complained.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(inquiry.isPending("7")).isTrue();
            assertThat(inquiry.lastFailure("7"))
                    .hasMessageContaining("a bug")
                    .extracting(RegistryException::reason)
                    .isEqualTo(Reason.UNREACHABLE);
            assertThat(inquiry.lastFailure("8")).isNull();
        }
    }
}
