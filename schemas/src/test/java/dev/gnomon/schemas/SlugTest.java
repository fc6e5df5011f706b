package dev.gnomon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "customer-id", "customer.id_2"})
    void namesAMigration(String text) {
        assertThat(Slug.check(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".", "_a", "Customer", "customer id", "a/b", "ä", "a\n"})
    void refusesAndNamesEverythingElse(String text) {
        assertThatThrownBy(() -> Slug.check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("migration '" + text + "' must be ");
    }

    @Test
    void mayHaveOneHundredCharactersAndNoMore() {
        assertThat(Slug.is("a".repeat(100))).isTrue();
        assertThat(Slug.is("a".repeat(101))).isFalse();
    }
}
