package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the walk by places against a matcher that tries everything. */
class PlacePropertyTest {

    private static final List<String> PATTERN_STEPS = List.of("a", "b", "0", "1", "", "~2", "~2~2", "*", "**");
    private static final List<String> NAMES = List.of("a", "b", "c", "0", "", "*", "**", "01");

    @Test
    void aPlaceKnowsExactlyTheRulesThatMatchTheWayToIt() throws RulesRefused {
        int matched = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> patterns = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> pattern(random))
                    .toList();
            CompiledRules rules = rules(patterns);
            for (int walk = 0; walk < 20; walk++) {
                List<Object> path = path(random, random.nextInt(6));
                List<Integer> expected = matching(patterns, path);

                Place place = walk(rules, path);

                String where = "seed %d: %s at %s".formatted(seed, patterns, path);
                assertThat(applied(place)).as(where).isEqualTo(expected);
                assertThat(place.settings().absent())
                        .as(where)
                        .isEqualTo(
                                expected.isEmpty()
                                        ? Set.of()
                                        : Set.of(Json.number(Integer.toString(expected.get(expected.size() - 1)))));
                if (place.quiet()) {
                    assertThat(expected).as(where).isEmpty();
                }
                matched += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(matched).isGreaterThan(10_000);
    }

    @Test
    void noDocumentMakesMorePlacesThanAreKept() throws RulesRefused {
        List<String> patterns = List.of("/**/a" + "/*".repeat(14));
        CompiledRules rules = rules(patterns);
        Random random = new Random(1);

        for (int walk = 0; walk < 5_000; walk++) {
            List<Object> path = path(random, 40);
            assertThat(applied(walk(rules, path))).isEqualTo(matching(patterns, path));
        }

        assertThat(rules.root(Side.OLD).siblings()).isLessThanOrEqualTo(Places.MAX_KEPT + 1);
    }

    @Test
    void namesThatNoRuleHasLeadToOnePlace() throws RulesRefused {
        Place root = rules(List.of("/*/x", "/a/y")).root(Side.OLD);

        Place other = root.member(Name.of("n"));
        for (int i = 0; i < 10_000; i++) {
            assertThat(root.member(Name.of("n" + i))).isSameAs(other);
            assertThat(root.element(i)).isSameAs(other);
        }
        assertThat(root.member(Name.of("a"))).isNotSameAs(other);
        assertThat(other.member(Name.of("z")).quiet()).isTrue();
        assertThat(root.siblings()).isLessThan(10);
    }

    @Test
    void aPlaceKnowsWhetherSomethingInsideIsTakenBackIn() throws RulesRefused {
        Place root = RuleSet.parse("""
                        [{"at": "/**", "ignore": true}, {"at": "/b/**/c", "ignore": false}]
                        """).compile(null).root(Side.OLD);

        assertThat(root.comparesInside()).isTrue();
        assertThat(root.member(Name.of("a")).comparesInside()).isFalse();
        assertThat(root.member(Name.of("b")).member(Name.of("x")).comparesInside())
                .isTrue();
        assertThat(root.member(Name.of("b"))
                        .member(Name.of("c"))
                        .settings()
                        .ignoring()
                        .what())
                .isEqualTo(Ignoring.What.COMPARED);
        assertThat(root.member(Name.of("b")).settings().ignoring().what()).isEqualTo(Ignoring.What.IGNORED);
    }

    /** Each rule appends its index to a text, and is the only one that names it as absent. */
    private static CompiledRules rules(List<String> patterns) throws RulesRefused {
        return RuleSet.parse(IntStream.range(0, patterns.size())
                        .mapToObj(i -> "{\"at\": \"%s\", \"replace\": [\"$\", \"%d,\"], \"absent\": [\"%d\"]}"
                                .formatted(patterns.get(i), i, i))
                        .collect(Collectors.joining(",", "[", "]")))
                .compile(null);
    }

    private static List<Integer> applied(Place place) {
        Normaliser normaliser = place.normaliser();
        if (normaliser == null) {
            return List.of();
        }
        String text =
                normaliser.apply(Json.string(""), Work.UNCOUNTED).toString().replace("\"", "");
        return Pattern.compile(",").splitAsStream(text).map(Integer::valueOf).toList();
    }

    private static Place walk(CompiledRules rules, List<Object> path) {
        Place place = rules.root(Side.OLD);
        for (Object step : path) {
            place = step instanceof Integer index ? place.element(index) : place.member(Name.of((String) step));
        }
        return place;
    }

    private static List<Integer> matching(List<String> patterns, List<Object> path) {
        List<String> steps = path.stream().map(Object::toString).toList();
        return IntStream.range(0, patterns.size())
                .filter(i -> matches(PathPattern.parse(patterns.get(i)).steps(), steps))
                .boxed()
                .toList();
    }

    private static boolean matches(List<PathPattern.Step> pattern, List<String> path) {
        if (pattern.isEmpty()) {
            return path.isEmpty();
        }
        PathPattern.Step step = pattern.get(0);
        List<PathPattern.Step> rest = pattern.subList(1, pattern.size());
        if (step.kind() == PathPattern.Kind.DEEP) {
            return IntStream.rangeClosed(0, path.size()).anyMatch(i -> matches(rest, path.subList(i, path.size())));
        }
        return !path.isEmpty()
                && (step.kind() == PathPattern.Kind.ANY || step.name().equals(path.get(0)))
                && matches(rest, path.subList(1, path.size()));
    }

    private static String pattern(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> "/" + PATTERN_STEPS.get(random.nextInt(PATTERN_STEPS.size())))
                .collect(Collectors.joining());
    }

    private static List<Object> path(Random random, int length) {
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (random.nextInt(3) == 0) {
                path.add(random.nextInt(3));
            } else {
                path.add(NAMES.get(random.nextInt(NAMES.size())));
            }
        }
        return path;
    }
}
