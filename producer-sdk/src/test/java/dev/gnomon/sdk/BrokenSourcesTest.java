package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source of modes that fails in any way leaves the states as they are, and says that they are stale. */
class BrokenSourcesTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    static Stream<Throwable> everythingThatCanBeThrown() {
        return Stream.of(
                new IllegalStateException("x"),
                new StackOverflowError(),
                new NoClassDefFoundError("x"),
                new OutOfMemoryError("x"),
                new AssertionError("x"));
    }

    @SuppressWarnings("unchecked")
    private static <X extends RuntimeException> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeThrown")
    void oneThatCannotFollowLeavesTheStartModeAndIsStale(Throwable thrown) {
        ModeSource broken = (migration, changes) -> raise(thrown);

        Migration<String> migration =
                host.start(host.config().startMode(Mode.OLD).modes(broken)).migration("m", String.class);

        assertThat(migration.modeOf("r-1")).isEqualTo(Mode.OLD);
        assertThat(host.gnomon().control().stale()).isTrue();
        assertThat(host.gnomon().control().age()).isPositive();
        assertThat(host.gnomon().awaitControl(Duration.ZERO)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeThrown")
    void oneThatCannotTellItsAgeIsStale(Throwable thrown) {
        Scripted source = new Scripted();
        host.start(host.config().modes(source)).migration("m", String.class);
        assertThat(host.gnomon().control().stale()).isFalse();

        source.thrown = thrown;

        assertThat(host.gnomon().control().stale()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeThrown")
    void oneThatCannotBeClosedDoesNotPreventClosing(Throwable thrown) {
        Scripted source = new Scripted();
        Gnomon gnomon = host.start(host.config().modes(source));
        source.thrown = thrown;

        assertThat(gnomon.close(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void aStateThatCannotBePutInForceLeavesTheLastOneUntilTheNext() {
        Scripted source = new Scripted();
        Migration<String> migration = host.start(host.config().modes(source)).migration("m", String.class);
        source.say(MigrationState.of(Mode.SHADOW).withExposure(0));

        source.say(null);

        assertThat(migration.modeOf("r-1")).isEqualTo(Mode.OLD);
        assertThat(host.gnomon().control().stale()).isTrue();
        source.say(MigrationState.of(Mode.NEW));
        assertThat(migration.modeOf("r-1")).isEqualTo(Mode.NEW);
        assertThat(host.gnomon().control().stale()).isFalse();
    }

    private static final class Scripted implements ModeSource {

        private Consumer<MigrationState> follower = state -> {};
        private volatile @Nullable Throwable thrown;

        @SuppressWarnings("NullAway") // what a source may do all the same
        void say(@Nullable MigrationState state) {
            follower.accept(state);
        }

        @Override
        public void follow(String migration, Consumer<MigrationState> changes) {
            follower = changes;
        }

        private void fail() {
            Throwable failure = thrown;
            if (failure != null) {
                raise(failure);
            }
        }

        @Override
        public boolean stale() {
            fail();
            return false;
        }

        @Override
        public Duration age() {
            fail();
            return Duration.ZERO;
        }

        @Override
        public void close() {
            fail();
        }
    }
}
