package dev.gnomon.compare;

import static dev.gnomon.compare.Answers.compare;
import static dev.gnomon.compare.Answers.differences;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListAlignmentTest {

    @Test
    void anElementTooManyIsOneDifferenceWhereverItIs() {
        assertThat(differences("[1,2,3]", "[0,1,2,3]")).containsExactly("/0 ADDED null -> 0");
        assertThat(differences("[1,2,3]", "[1,2,9,3]")).containsExactly("/2 ADDED null -> 9");
        assertThat(differences("[1,2,3]", "[1,2,3,4]")).containsExactly("/3 ADDED null -> 4");
        assertThat(differences("[1,2,3]", "[1,3]")).containsExactly("/1 REMOVED 2 -> null");
        assertThat(differences("[1]", "[]")).containsExactly("/0 REMOVED 1 -> null");
    }

    @Test
    void oneOfSeveralEqualElementsTooManyIsOneDifference() {
        assertThat(differences("[7,7,7,8]", "[7,7,8]")).containsExactly("/2 REMOVED 7 -> null");
    }

    @Test
    void changedElementsKeepTheirCounterpartWhenAnotherIsRemoved() {
        String oldList =
                "[{\"id\":1,\"sku\":\"a\",\"at\":10},{\"id\":2,\"sku\":\"b\",\"at\":10},{\"id\":3,\"sku\":\"c\",\"at\":10}]";
        String newList = "[{\"id\":1,\"sku\":\"a\",\"at\":11},{\"id\":3,\"sku\":\"c\",\"at\":11}]";

        assertThat(differences(oldList, newList))
                .containsExactly(
                        "/0/at CHANGED 10 -> 11",
                        "/1 REMOVED {\"id\":2,\"sku\":\"b\",\"at\":10} -> null",
                        "/2/at CHANGED 10 -> 11");
    }

    @Test
    void rowsThatAreListsKeepTheirCounterpartToo() {
        assertThat(differences("[[1,\"a\",5],[2,\"b\",5]]", "[[2,\"b\",6]]"))
                .containsExactly("/0 REMOVED [1,\"a\",5] -> null", "/1/2 CHANGED 5 -> 6");
    }

    @Test
    void fewRemovalsFarApartInALongListAreFewDifferences() {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, 50_000).boxed().toList());
        String whole = numbers.toString();
        numbers.remove(40_000);
        numbers.remove(25_000);
        numbers.remove(3);

        assertThat(differences(whole, numbers.toString()))
                .containsExactly(
                        "/3 REMOVED 3 -> null", "/25000 REMOVED 25000 -> null", "/40000 REMOVED 40000 -> null");
    }

    @Test
    void longListsWithNothingInCommonAreComparedByPosition() {
        String oldList =
                IntStream.range(0, 3_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        String newList =
                IntStream.range(10_000, 13_001).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));

        Judgement judgement = compare(oldList, newList);

        assertThat(judgement.differences().size() + judgement.omitted()).isEqualTo(3_001);
        assertThat(judgement.differences()).extracting(Answers::described).startsWith("/0 CHANGED 0 -> 10000");
        assertThat(judgement.signature()).isEqualTo("MISMATCH /* ADDED, /* CHANGED");
    }

    @Test
    void swappingTheSidesMirrorsTheDifferences() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            List<Integer> numbers = new ArrayList<>(
                    random.ints(random.nextInt(12), 0, 6).boxed().toList());
            List<Integer> others = new ArrayList<>(numbers);
            Collections.shuffle(others, random);
            others.add(random.nextInt(9));

            Judgement there = compare(numbers.toString(), others.toString());
            Judgement back = compare(others.toString(), numbers.toString());

            assertThat(kinds(there))
                    .isEqualTo(kinds(back)
                            .replace("ADDED", "x")
                            .replace("REMOVED", "ADDED")
                            .replace("x", "REMOVED"));
        }
    }

    private static String kinds(Judgement judgement) {
        return judgement.differences().stream()
                .map(difference -> difference.getKind().name())
                .collect(Collectors.joining(" "));
    }
}
