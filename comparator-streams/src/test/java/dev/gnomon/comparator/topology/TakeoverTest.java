package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakeoverTest {

    private final Takeover takeover = new Takeover();
    private final Object task = new Object();

    @Test
    void isOverAtOnceWhereNobodyCanHaveShownAnything() {
        assertThat(takeover.isOver()).isFalse();

        takeover.begin(task, true, 1_000);

        assertThat(takeover.isOver()).isTrue();
    }

    @Test
    void isOverOnceARecordFromAfterItsBeginningIsInTheStores() {
        takeover.begin(task, false, 1_000);
        takeover.read(900);
        takeover.tick(true);
        assertThat(takeover.isOver()).isFalse();

        takeover.read(1_000);
        assertThat(takeover.isOver()).isFalse();
        takeover.tick(true);
        assertThat(takeover.isOver()).isTrue();
    }

    @Test
    void isNotOverWhileOnlyWhatWasReadBeforeTheLastTickIsInTheStores() {
        takeover.begin(task, false, 1_000);
        takeover.read(1_000);
        takeover.tick(false);
        assertThat(takeover.isOver()).isFalse();

        takeover.tick(false);
        assertThat(takeover.isOver()).isTrue();
    }

    @Test
    void isOverWhenNothingComesForAWhile() {
        takeover.begin(task, false, 1_000);
        takeover.tick(true);
        takeover.read(900);
        takeover.tick(true);
        takeover.tick(true);
        assertThat(takeover.isOver()).isFalse();

        takeover.tick(true);
        assertThat(takeover.isOver()).isTrue();
    }

    @Test
    void endsWithItsTaskButNotWithAnEarlierOne() {
        Object next = new Object();
        takeover.begin(task, true, 1_000);
        takeover.begin(next, true, 1_000);

        takeover.end(task);
        assertThat(takeover.isOver()).isTrue();

        takeover.end(next);
        assertThat(takeover.isOver()).isFalse();
    }
}
