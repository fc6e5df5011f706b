package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultiset;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.PayloadEncoder;
import dev.gnomon.sdk.spi.Sensitive;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal answers are equal as payloads, and others are not. */
class EqualAnswersTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private Observation observed(GnomonConfigBuilder config, MigrationOptions<?> options, Object answer) {
        host.close();
        host.sink().observations().clear();
        @SuppressWarnings("unchecked")
        Migration<Object> migration = (Migration<Object>) host.start(config).migration("m", options);
        migration.recordOld("r-1", answer, Duration.ZERO);
        host.settled();
        return host.sink().only(Side.OLD);
    }

    private String json(Object answer) {
        return ListSink.payload(observed(host.config(), MigrationOptions.of(Object.class), answer));
    }

    private String jsonOfServicesMapper(Object answer) {
        return ListSink.payload(
                observed(host.config().jsonMapper(new ObjectMapper()), MigrationOptions.of(Object.class), answer));
    }

    static Stream<Function<List<String>, Collection<String>>> unordered() {
        return Stream.of(
                HashSet::new,
                LinkedHashSet::new,
                TreeSet::new,
                list -> {
                    Set<String> backwards = new TreeSet<>(Comparator.reverseOrder());
                    backwards.addAll(list);
                    return backwards;
                },
                Set::copyOf,
                ImmutableSet::copyOf,
                CopyOnWriteArraySet::new,
                ConcurrentSkipListSet::new,
                list -> Collections.unmodifiableSet(new LinkedHashSet<>(list)),
                list -> keys(new LinkedHashMap<>(), list).keySet(),
                list -> ConcurrentHashMap.newKeySet());
    }

    private static Map<String, String> keys(Map<String, String> map, List<String> list) {
        list.forEach(each -> map.put(each, each));
        return map;
    }

    @ParameterizedTest
    @MethodSource("unordered")
    void setsThatAreEqualAreWrittenAlike(Function<List<String>, Collection<String>> set) {
        List<String> elements = new ArrayList<>(List.of("b", "ä", "a", "c", "10", "9", ""));
        Collection<String> one = set.apply(elements);
        Collections.shuffle(elements, new Random(7));
        Collection<String> other = set.apply(elements);
        Set<String> hashed = new HashSet<>(one);

        assertThat(json(one)).isEqualTo(json(other)).isEqualTo(json(hashed));
        assertThat(jsonOfServicesMapper(one)).isEqualTo(json(hashed));
    }

    record Pair(int number, Set<Object> more) {}

    @Test
    void setsOfAnythingAreWrittenAlike() {
        Set<Object> one = new LinkedHashSet<>(List.of(new Pair(2, Set.of()), new Pair(1, Set.of(3, 2)), 7, "x"));
        Set<Object> other = new LinkedHashSet<>(
                List.of("x", new Pair(1, new LinkedHashSet<>(List.of(2, 3))), 7, new Pair(2, Set.of())));

        assertThat(one).isEqualTo(other);
        assertThat(json(one)).isEqualTo(json(other));
        assertThat(json(new Pair(1, one))).isEqualTo(json(new Pair(1, other)));
    }

    @Test
    void enumsInWhateverSetAreWrittenAlike() {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);

        assertThat(json(days)).isEqualTo(json(new LinkedHashSet<>(List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY))));
    }

    @Test
    void collectionsWithoutAnOrderAreWrittenAlike() {
        List<String> forth = List.of("b", "a", "c", "a");
        List<String> back = List.of("a", "c", "a", "b");

        assertThat(json(new PriorityQueue<>(forth))).isEqualTo(json(new PriorityQueue<>(back)));
        assertThat(json(new PriorityBlockingQueue<>(forth))).isEqualTo(json(new PriorityBlockingQueue<>(back)));
        assertThat(json(HashMultiset.create(forth))).isEqualTo(json(LinkedHashMultiset.create(back)));
        assertThat(json(keys(new LinkedHashMap<>(), forth).values()))
                .isEqualTo(json(keys(new HashMap<>(), back).values()));
    }

    @Test
    void listsKeepTheirOrder() {
        assertThat(json(List.of("b", "a"))).isEqualTo("[\"b\",\"a\"]");
        assertThat(json(new java.util.ArrayDeque<>(List.of("b", "a")))).isEqualTo("[\"b\",\"a\"]");
    }

    record Tagged(@Sensitive Set<String> tags) {}

    @Test
    void secretSetsThatAreEqualHaveEqualHashes() {
        GnomonConfigBuilder config = host.config().hashKey("k1", "0123456789abcdef".getBytes(UTF_8));
        MigrationOptions<?> options = MigrationOptions.of(Tagged.class);
        Set<String> forth = new LinkedHashSet<>(List.of("b", "a"));
        Set<String> back = new LinkedHashSet<>(List.of("a", "b"));

        assertThat(ListSink.payload(observed(config, options, new Tagged(forth))))
                .isEqualTo(ListSink.payload(observed(config, options, new Tagged(back))));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Card permits Visa, Master {}

    record Visa(String number) implements Card {}

    record Master(String number) implements Card {}

    record Wallet<T>(T content) {}

    static Stream<Function<Card, Object>> erased() {
        return Stream.of(
                card -> card,
                List::of,
                Set::of,
                card -> Map.of("a", card),
                card -> new Card[] {card},
                card -> new Object[] {card},
                card -> Arrays.asList(card, card),
                card -> new Wallet<>(card),
                card -> new Wallet<>(List.of(card)),
                card -> List.of(List.of(card)),
                java.util.concurrent.atomic.AtomicReference::new,
                card -> Map.entry("a", card));
    }

    @ParameterizedTest
    @MethodSource("erased")
    void unlikeSubtypesDifferWhereverTheyAre(Function<Card, Object> holder) {
        assertThat(json(holder.apply(new Visa("1")))).isNotEqualTo(json(holder.apply(new Master("1"))));
        assertThat(jsonOfServicesMapper(holder.apply(new Visa("1"))))
                .isNotEqualTo(jsonOfServicesMapper(holder.apply(new Master("1"))))
                .contains("Visa");
    }

    @Test
    void unlikeSubtypesDifferInOptionals() {
        assertThat(json(Optional.of(new Visa("1")))).isNotEqualTo(json(Optional.of(new Master("1"))));
    }

    @Test
    void aDeclaredListIsWrittenAsAnErasedOne() {
        MigrationOptions<?> declared =
                MigrationOptions.builder(new TypeReference<List<Card>>() {}).build();
        List<Card> cards = List.of(new Visa("1"));

        assertThat(ListSink.payload(observed(host.config(), declared, cards))).isEqualTo(json(cards));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\ud83d\ud83d", "\udc00\ud800"})
    void requestsWithHalfACharacterInTheirIdDoNotBecomeOne(String id) {
        host.start(host.config()).migration("m", Object.class).recordOld(id, "x", Duration.ZERO);

        assertThat(host.settled().dropped(DropReason.INVALID_REQUEST)).isEqualTo(1);
    }

    @Test
    void requestsWithWholeCharactersInTheirIdArePublished() {
        host.start(host.config()).migration("m", Object.class).recordOld("\ud83d\ude00", "x", Duration.ZERO);

        assertThat(host.settled().published()).isEqualTo(1);
    }

    @Test
    void textsWithHalvesOfCharactersDoNotBecomeOne() {
        MigrationOptions<?> text = MigrationOptions.builder(Object.class)
                .payload(PayloadEncoder.text())
                .build();

        assertThat(observed(host.config(), text, "a\ud800").getCompleteness()).isEqualTo(Completeness.WITHHELD);
        assertThat(json("a\ud800")).isNotEqualTo(json("a\ud801")).isNotEqualTo(json("a?"));
        assertThat(json(Map.of("\ud800", 1))).isNotEqualTo(json(Map.of("\ud801", 1)));
    }

    record Secret(@Sensitive String text) {}

    @Test
    void secretsWithHalvesOfCharactersDoNotBecomeOne() {
        GnomonConfigBuilder config = host.config().hashKey("k1", "0123456789abcdef".getBytes(UTF_8));
        MigrationOptions<?> options = MigrationOptions.of(Secret.class);

        assertThat(ListSink.payload(observed(config, options, new Secret("\ud800"))))
                .isNotEqualTo(ListSink.payload(observed(config, options, new Secret("\ud801"))));
    }

    @Test
    void noCutSplitsACharacter() throws Exception {
        for (int pad = 0; pad < 14; pad++) {
            String answer = "x".repeat(pad) + "\ud83d\ude00\\\"ä".repeat(300);
            Observation observation = observed(
                    host.config().limits(Limits.DEFAULT.withMaxPayloadBytes(1_024)),
                    MigrationOptions.of(Object.class),
                    answer);

            assertThat(observation.getCompleteness()).isEqualTo(Completeness.TRUNCATED);
            String cut = new ObjectMapper().readValue(ListSink.payload(observation) + '"', String.class);
            assertThat(answer).startsWith(cut);
            assertThat(cut).matches(text -> UTF_8.newEncoder().canEncode(text));
            assertThat(cut.length()).isGreaterThan(200);
        }
    }

    @Test
    void messagesAndTagsAreCutBetweenCharacters() {
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);
        String faces = "x" + "\ud83d\ude00".repeat(600);

        migration.recordOld(
                Request.of("r-1").withTag("t", faces).withOperation(faces),
                Outcome.failed(new IllegalStateException(faces)));

        host.settled();
        Observation observation = host.sink().only(Side.OLD);
        assertThat(List.of(
                        observation.getFailure().getMessage(),
                        observation.getTags().get("t"),
                        observation.getOperation()))
                .allSatisfy(text -> assertThat(faces).startsWith(text))
                .allMatch(text -> UTF_8.newEncoder().canEncode(text));
    }
}
