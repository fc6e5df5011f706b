package dev.gnomon.compare;

import static dev.gnomon.compare.Answers.compare;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void aCauseHasOneSignatureWhereverInAListItShows() {
        String first = compare("{\"items\":[{\"p\":1},{\"p\":2}]}", "{\"items\":[{\"p\":9},{\"p\":2}]}")
                .signature();
        String second = compare("{\"items\":[{\"p\":1},{\"p\":2}]}", "{\"items\":[{\"p\":1},{\"p\":9}]}")
                .signature();

        assertThat(first).isEqualTo("MISMATCH /items/*/p CHANGED").isEqualTo(second);
    }

    @Test
    void theOrderInTheDocumentHasNoInfluence() {
        assertThat(compare("{\"a\":1,\"b\":1}", "{\"b\":2}").signature())
                .isEqualTo(compare("{\"b\":1,\"a\":1}", "{\"b\":2}").signature())
                .isEqualTo("MISMATCH /a REMOVED, /b CHANGED");
    }

    @Test
    void longSignaturesAreBoundedAndStillDistinct() {
        String one = compare("{}", members(0, 60)).signature();
        String other = compare("{}", members(0, 61)).signature();

        assertThat(one).hasSize(300).startsWith("MISMATCH /name-of-a-member-0 ADDED, ");
        assertThat(other).hasSize(300).isNotEqualTo(one);
    }

    @Test
    void aHundredPlacesCount() {
        assertThat(compare("{}", members(0, 5_000)).signature()).hasSize(300);
    }

    private static String members(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "\"name-of-a-member-" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
