package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's own code fails in every way, wherever the SDK calls it: the caller never notices. */
@Timeout(60)
class ForeignCodeTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private static <T extends Throwable> T cycle(T failure) {
        RuntimeException cause = new RuntimeException("in a cycle");
        failure.initCause(cause);
        cause.initCause(failure);
        return failure;
    }

    /** Fails in whatever is asked of it. */
    private static final class Treacherous extends RuntimeException {

        @Override
        public String getMessage() {
            throw this;
        }

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError("in a cause");
        }

        @Override
        public String toString() {
            throw this;
        }

        @Override
        public int hashCode() {
            throw this;
        }

        @Override
        public boolean equals(Object other) {
            throw this;
        }
    }

    /** Is its own cause, by a method that says so. */
    private static final class OwnCause extends RuntimeException {

        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                () -> cycle(new IllegalStateException("first")),
                () -> cycle(new java.io.IOException("first")),
                () -> cycle(new AssertionError("first")),
                Treacherous::new,
                OwnCause::new,
                () -> suppressing(new IllegalStateException()),
                StackOverflowError::new,
                () -> new NoClassDefFoundError("gone"),
                () -> new ExceptionInInitializerError(cycle(new RuntimeException())),
                () -> new OutOfMemoryError("not really"),
                ThreadDeathLike::new);
    }

    private static final class ThreadDeathLike extends Error {}

    private static Throwable suppressing(Throwable failure) {
        RuntimeException other = new RuntimeException();
        other.addSuppressed(failure);
        failure.addSuppressed(other);
        return failure;
    }

    /** Throws what it is given, declared or not. */
    private static Object fail(Supplier<Throwable> failure) {
        return Throwing.<RuntimeException>unchecked(failure.get());
    }

    private static final class Throwing {

        @SuppressWarnings({"unchecked", "DoNotCallSuggester"
        }) // the way to throw a checked exception that nobody declares
        static <X extends Throwable> Object unchecked(Throwable failure) throws X {
            throw (X) failure;
        }
    }

    record Getting(Supplier<Object> value) {
        public Object getValue() {
            return value.get();
        }
    }

    record Valued(Supplier<Object> supplier) {
        @JsonValue
        Object value() {
            return supplier.get();
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    record Keyed(Supplier<Object> supplier) {
        @Override
        public String toString() {
            return (String) supplier.get();
        }
    }

    private static Map<String, Function<Supplier<Throwable>, Object>> places() {
        return Map.of(
                "a getter", failure -> new Getting(() -> fail(failure)),
                "a getter deep inside", failure -> List.of(Map.of("a", Set.of(new Getting(() -> fail(failure)), 1))),
                "@JsonValue", failure -> new Valued(() -> fail(failure)),
                "toString of a key", failure -> Map.of(new Keyed(() -> fail(failure)), 1),
                "an iterator", failure -> new BrokenSet(failure),
                "a list",
                        failure -> new AbstractList<Object>() {
                            @Override
                            public Object get(int index) {
                                return fail(failure);
                            }

                            @Override
                            public int size() {
                                return 3;
                            }
                        },
                "entries",
                        failure -> new AbstractMap<Object, Object>() {
                            @Override
                            public Set<Entry<Object, Object>> entrySet() {
                                fail(failure);
                                return Set.of();
                            }
                        });
    }

    private static final class BrokenSet extends AbstractSet<Object> {
        private final Supplier<Throwable> failure;

        BrokenSet(Supplier<Throwable> failure) {
            this.failure = failure;
        }

        @Override
        public Iterator<Object> iterator() {
            fail(failure);
            return List.of().iterator();
        }

        @Override
        public int size() {
            return 2;
        }
    }

    static Stream<Arguments> failuresInPlaces() {
        return failures().flatMap(failure -> places().keySet().stream().map(place -> Arguments.of(place, failure)));
    }

    @ParameterizedTest
    @MethodSource("failuresInPlaces")
    void theCallerHasTheAnswerWhateverFailsInIt(String place, Supplier<Throwable> failure) {
        Object answer = Objects.requireNonNull(places().get(place)).apply(failure);
        Gnomon gnomon = host.start(host.config());
        Migration<Object> atOnce = gnomon.migration("m", Object.class);
        Migration<Object> later = gnomon.migration(
                "later",
                MigrationOptions.builder(Object.class).immutableResults().build());

        Host.atOnce(() -> atOnce.read("r-1", () -> answer, () -> answer));
        Host.atOnce(() -> later.read("r-1", () -> answer, () -> answer));

        assertThat(host.settled().published()).isEqualTo(4);
        assertThat(host.gnomon().counters().noted(Note.WITHHELD)).isEqualTo(4);
        stillPublishes(gnomon);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCallerHasTheAnswerWhateverAnEncoderThrows(Supplier<Throwable> failure) {
        PayloadEncoder<Object> broken = new PayloadEncoder<>() {
            @Override
            public PayloadFormat format() {
                return PayloadFormat.TEXT;
            }

            @Override
            public void encode(Object answer, OutputStream out) {
                fail(failure);
            }
        };
        Gnomon gnomon = host.start(host.config());
        Migration<Object> migration = gnomon.migration(
                "m", MigrationOptions.builder(Object.class).payload(broken).build());

        assertThat(Host.atOnce(() -> migration.<RuntimeException>read("r-1", () -> "old", () -> "new")))
                .isEqualTo("old");

        assertThat(host.settled().noted(Note.WITHHELD)).isEqualTo(2);
        stillPublishes(gnomon);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCallerHasTheFailureItself(Supplier<Throwable> failure) {
        Gnomon gnomon = host.start(host.config());
        Throwable thrown = failure.get();

        Throwable caught = null;
        try {
            gnomon.migration("m", Object.class).read("r-1", () -> fail(() -> thrown), () -> fail(() -> thrown));
        } catch (Throwable given) {
            caught = given;
        }

        assertThat(caught == thrown).isTrue();
        assertThat(host.settled().published()).isEqualTo(2);
        stillPublishes(gnomon);
    }

    private static final class BrokenWrapper extends CompletionException {

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("in a cause");
        }
    }

    @Test
    void aStageWhoseFailureCannotBeUnwrappedIsSettled() {
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);

        assertThatThrownBy(() -> migration
                        .readAsync(
                                Request.of("r-1"),
                                () -> CompletableFuture.failedStage(new BrokenWrapper()),
                                () -> CompletableFuture.failedStage(new BrokenWrapper()))
                        .toCompletableFuture()
                        .get())
                .isNotNull();

        assertThat(host.settled().published()).isEqualTo(2);
    }

    private void stillPublishes(Gnomon gnomon) {
        gnomon.migration("healthy", String.class).read("r-2", () -> "a", () -> "a");
        host.settled();
        assertThat(host.sink().observations())
                .filteredOn(observation -> observation.getMigration().equals("healthy"))
                .hasSize(2)
                .allMatch(observation -> observation.getPayload() != null)
                .anyMatch(observation -> observation.getSide() == Side.OLD);
    }

    record Endless<T>(T value, @Nullable Endless<List<T>> next) {}

    static class Open<T> {
        @Nullable
        public Open<Map<String, T>> next;
    }

    record Mutual<A, B>(Mutual<B, List<A>> next) {}

    record Tree(List<Tree> children) {}

    interface Self<T extends Self<T>> {
        T getMe();
    }

    @ParameterizedTest
    @ValueSource(classes = {Endless.class, Open.class, Mutual.class, Tree.class, Self.class, Class.class, Thread.class})
    void aTypeWithoutAnEndHasAnEndForTheSdk(Class<?> type) {
        Gnomon gnomon = host.start(host.config());

        assertThat(Host.atOnce(() -> gnomon.migration("m", type))).isNotNull();
    }

    @Test
    void aTreeIsWritten() {
        host.start(host.config())
                .migration("m", Tree.class)
                .recordOld("r-1", new Tree(List.of(new Tree(List.of()))), java.time.Duration.ZERO);

        host.settled();
        assertThat(ListSink.payload(host.sink().only(Side.OLD))).isEqualTo("{\"children\":[{\"children\":[]}]}");
    }

    @Test
    void anEndlessTypeIsWrittenAsFarAsItGoes() {
        host.start(host.config())
                .migration("m", Endless.class)
                .recordOld("r-1", new Endless<>("a", new Endless<>(List.of("b"), null)), java.time.Duration.ZERO);

        host.settled();
        assertThat(ListSink.payload(host.sink().only(Side.OLD)))
                .isEqualTo("{\"next\":{\"next\":null,\"value\":[\"b\"]},\"value\":\"a\"}");
    }

    @Test
    void anInterruptThatAGetterSawStaysTheCallers() {
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);

        Thread.currentThread().interrupt();
        Object answer = migration.read("r-1", () -> new Getting(() -> fail(ForeignCodeTest::interrupted)), () -> "x");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isInstanceOf(Getting.class);
    }

    /** What a method that waits throws: the thread is not interrupted any more. */
    private static InterruptedException interrupted() {
        boolean unused = Thread.interrupted();
        return new InterruptedException();
    }
}
