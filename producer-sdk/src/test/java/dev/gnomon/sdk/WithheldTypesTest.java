package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Multimap;
import com.google.common.collect.Range;
import com.google.protobuf.StringValue;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.PayloadEncoder;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Scanner;
import java.util.Spliterator;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the SDK cannot write faithfully is withheld by name, and what can be read only once is not touched. */
class WithheldTypesTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private Observation observed(GnomonConfigBuilder config, Object answer) {
        host.start(config).migration("m", Object.class).recordOld("r-1", answer, Duration.ZERO);
        host.settled();
        return host.sink().only(Side.OLD);
    }

    private void isWithheld(GnomonConfigBuilder config, Object answer, String type) {
        assertThat(observed(config, answer).getCompleteness()).isEqualTo(Completeness.WITHHELD);
        isNamed(type);
    }

    private void isNamed(String type) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(host.failures())
                        .anySatisfy(failure -> assertThat(failure.what())
                                .contains("migration m ", "withheld: ", type)
                                .containsAnyOf("encoder", "jsonMapper", "readAsync")));
    }

    static final class Money {
        private final long cents;

        Money(long cents) {
            this.cents = cents;
        }

        public boolean isNothing() {
            return cents == 0;
        }
    }

    static Stream<Object> hollow() {
        Multimap<String, String> multimap = ArrayListMultimap.create();
        multimap.put("a", "b");
        HashBasedTable<String, String, String> table = HashBasedTable.create();
        table.put("a", "b", "c");
        return Stream.of(
                multimap,
                ImmutableListMultimap.of("a", "b"),
                table,
                Range.closed(1, 2),
                ImmutableRangeSet.of(Range.closed(1, 2)),
                com.google.common.base.Optional.of("a"),
                BitSet.valueOf(new long[] {5}),
                new JSONObject(Map.of("a", 1)),
                StringValue.of("a"),
                new StringJoiner(",").add("a"),
                new Semaphore(3),
                new IllegalStateException("a"),
                Thread.currentThread(),
                new Money(5),
                (Runnable) () -> {});
    }

    @ParameterizedTest
    @MethodSource("hollow")
    void whatItsPropertiesDoNotShowIsWithheld(Object answer) {
        isWithheld(host.config(), answer, answer.getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("hollow")
    void aMapperThatWritesEmptyObjectsChangesNothing(Object answer) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();

        isWithheld(host.config().jsonMapper(mapper), answer, answer.getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("hollow")
    void insideOfAnAnswerTheyAreWithheldToo(Object answer) {
        isWithheld(
                host.config(), Map.of("a", List.of(answer)), answer.getClass().getName());
    }

    @Test
    void aClassThatTheServiceNamesIsWrittenByItsProperties() {
        Observation observation =
                observed(host.config().writtenByProperties(Money.class.getPackageName()), new Money(5));

        assertThat(ListSink.payload(observation)).isEqualTo("{\"nothing\":false}");
    }

    @Test
    void aMapperWithASerializerForItIsTheRemedy() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new com.fasterxml.jackson.databind.module.SimpleModule()
                        .addSerializer(Range.class, com.fasterxml.jackson.databind.ser.std.ToStringSerializer.instance))
                .build();

        assertThat(ListSink.payload(observed(host.config().jsonMapper(mapper), Range.closed(1, 2))))
                .isEqualTo("\"[1..2]\"");
    }

    @SuppressWarnings("UnusedVariable") // a field that nobody shows
    static class Plain {
        private final boolean isNew = true;
        private final String mName = "a";
        private transient int hash;

        public boolean isNew() {
            return isNew;
        }

        public String getMName() {
            return mName;
        }
    }

    static final class Inherited extends Plain {
        private final List<String> _tags = List.of("t");

        public List<String> getTags() {
            return _tags;
        }
    }

    @Test
    void ordinaryObjectsAreWritten() {
        assertThat(ListSink.payload(observed(host.config(), new Inherited())))
                .isEqualTo("{\"mname\":\"a\",\"new\":true,\"tags\":[\"t\"]}");
    }

    @Test
    void aTypeThatWillBeWithheldIsNamedWhenTheMigrationIsMade() {
        host.start(host.config()).migration("m", Semaphore.class);

        isNamed("java.util.concurrent.Semaphore");
    }

    static Stream<Class<?>> oneTime() {
        return Stream.of(
                Iterator.class,
                ListIterator.class,
                PrimitiveIterator.OfInt.class,
                Enumeration.class,
                Stream.class,
                IntStream.class,
                Spliterator.class,
                Publisher.class,
                Flow.Publisher.class,
                Future.class,
                ScheduledFuture.class,
                CompletionStage.class,
                ResultSet.class,
                Statement.class,
                Connection.class,
                Blob.class,
                Clob.class,
                ReadableByteChannel.class,
                DirectoryStream.class,
                Closeable.class,
                AutoCloseable.class);
    }

    private static Object untouchable(Class<?> type, List<String> calls) {
        return Proxy.newProxyInstance(
                WithheldTypesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    throw new IllegalStateException(method.getName());
                });
    }

    @ParameterizedTest
    @MethodSource("oneTime")
    void whatCanBeReadOnlyOnceIsNotTouched(Class<?> type) {
        List<String> calls = new ArrayList<>();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("deep", List.of(Optional.of(new PlantedTypes.Box<>(untouchable(type, calls)))));

        isWithheld(host.config(), answer, "readAsync");

        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneTime")
    void aMapperOfTheServiceDoesNotTouchItEither(Class<?> type) {
        List<String> calls = new ArrayList<>();
        JsonMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.CLOSE_CLOSEABLE)
                .build();

        isWithheld(host.config().jsonMapper(mapper), untouchable(type, calls), "readAsync");

        assertThat(calls).isEmpty();
    }

    record Holding(String name, InputStream body) {}

    static Stream<Type> declaredOneTime() {
        return Stream.concat(
                oneTime(),
                Stream.of(
                        InputStream.class,
                        Reader.class,
                        Scanner.class,
                        CompletableFuture.class,
                        Mono.class,
                        Flux.class,
                        Holding.class,
                        new TypeReference<List<Iterator<String>>>() {}.getType(),
                        new TypeReference<Map<String, Optional<Stream<String>>>>() {}.getType(),
                        Reader[].class));
    }

    private static MigrationOptions<Object> answering(Type type) {
        return MigrationOptions.builder(new TypeReference<Object>() {
                    @Override
                    public Type getType() {
                        return type;
                    }
                })
                .build();
    }

    @ParameterizedTest
    @MethodSource("declaredOneTime")
    void aMigrationThatAnswersOneIsRefused(Type type) {
        Gnomon gnomon = host.start(host.config());

        assertThatThrownBy(() -> gnomon.migration("m", answering(type)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("migration 'm': ")
                .hasMessageContaining("readAsync")
                .hasMessageContaining("MigrationOptions.payload");
    }

    @Test
    void anEncoderOfTheServiceMayReadWhatItLikes() {
        Migration<InputStream> migration = host.start(host.config())
                .migration(
                        "m",
                        MigrationOptions.builder(InputStream.class)
                                .payload(PayloadEncoder.text())
                                .build());

        assertThat(migration).isNotNull();
    }

    @Test
    void theCallerGetsAllOfAnIterator() {
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);

        Iterator<?> answer =
                (Iterator<?>) migration.read("r-1", () -> List.of("a").iterator(), () -> "x");

        assertThat(answer.next()).isEqualTo("a");
    }

    @Test
    void theCallerGetsAllOfAnIterableThatIsReadOnlyOnce() {
        Stream<String> stream = Stream.of("a");
        Iterable<String> iterable = new Iterable<>() {
            @Override
            public Iterator<String> iterator() {
                return stream.iterator();
            }
        };

        isWithheld(host.config(), iterable, "Iterable");

        assertThat(stream).containsExactly("a");
    }

    @Test
    void theCallerGetsAllOfAStreamOfBytes() throws Exception {
        InputStream stream = new ByteArrayInputStream(new byte[] {1});

        isWithheld(host.config(), new Holding("n", stream), "java.io.ByteArrayInputStream");
        assertThat(stream.read()).isEqualTo(1);
        assertThat(new StringReader("a").read()).isEqualTo('a');
    }

    private static List<String> queried(String statement) {
        throw new IllegalStateException(statement);
    }

    @Entity
    static final class Customer {
        @Id
        public int id = 1;

        @OneToMany
        public List<String> getOrders() {
            return queried("select * from orders");
        }
    }

    @Entity
    static final class Order {
        @ManyToOne(fetch = FetchType.LAZY)
        public List<String> getCustomer() {
            return queried("select * from customer");
        }
    }

    @Entity
    static final class Careful {
        @Id
        public int id = 1;

        @ManyToOne
        public String country = "de";

        @JsonIgnore
        @OneToMany
        public List<String> orders = List.of();
    }

    @Test
    void aTypeWithALazyAssociationIsRefused() {
        Gnomon gnomon = host.start(host.config());

        assertThatThrownBy(() -> gnomon.migration("m", Customer.class))
                .hasMessageContaining("getOrders is a lazy association");
        assertThatThrownBy(() -> gnomon.migration("m", Order.class))
                .hasMessageContaining("getCustomer is a lazy association");
    }

    @Test
    void aLazyAssociationIsNotLoadedByTheSdk() {
        isWithheld(host.config(), List.of(new Customer()), "lazy association");
    }

    @Test
    void anEntityWithoutLazyAssociationsIsWritten() {
        Observation observation = observed(host.config(), new Careful());

        assertThat(host.failures()).isEmpty();
        assertThat(ListSink.payload(observation)).isEqualTo("{\"country\":\"de\",\"id\":1}");
    }
}
