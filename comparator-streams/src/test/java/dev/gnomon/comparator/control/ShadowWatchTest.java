package dev.gnomon.comparator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.OperationSight;
import dev.gnomon.schemas.Writes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowWatchTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Dark REFUND = new Dark(DarkKind.OPERATIONS, START, List.of("refund"));

    private final ShadowWatch watch = new ShadowWatch(START);
    private long counted;

    @Test
    void aWatchThatHasJustBegunKeepsTheAlarmOfTheOneBefore() {
        assertThat(alarmAfter(1, REFUND)).isEqualTo(REFUND);
        assertThat(alarmAfter(44, REFUND)).isEqualTo(REFUND);
        assertThat(alarmAfter(47, REFUND)).isNull();
    }

    @Test
    void anOperationOfOneSideIsNamedOnceItHasBeenSoForAWhile() {
        watch.saw(List.of(seen("refund", 1, 0), seen("order", 1, 1)));
        assertThat(alarmAfter(2, null)).isNull();
        assertThat(alarmAfter(40, null)).isNull();

        Dark dark = alarmAfter(50, null);

        assertThat(dark).isEqualTo(new Dark(DarkKind.OPERATIONS, START.plusSeconds(2), List.of("refund")));
    }

    @Test
    void whatWasSeenBeforeTheModeBeganDoesNotCount() {
        watch.saw(List.of(seen("refund", -100, 0)));

        assertThat(alarmAfter(1, null)).isNull();
        assertThat(alarmAfter(60, null)).isNull();
    }

    /** Both sides are observed all the time. */
    private @Nullable Dark alarmAfter(long seconds, @Nullable Dark before) {
        Instant now = START.plusSeconds(seconds);
        watch.saw(++counted, counted, now);
        watch.saw(++counted, counted, now);
        return watch.alarm(shadow(before), now);
    }

    private static OperationSight seen(String operation, long oldAfter, long newAfter) {
        return new OperationSight(operation, millis(oldAfter), newAfter == 0 ? 0 : millis(newAfter));
    }

    private static long millis(long after) {
        return START.plusSeconds(after).toEpochMilli();
    }

    private static MigrationState shadow(@Nullable Dark dark) {
        return MigrationState.newBuilder()
                .setMigration("customer-id")
                .setMode(Mode.SHADOW)
                .setExposure(1)
                .setSampleRate(1)
                .setWrites(Writes.NONE)
                .setEpoch(2)
                .setModeSince(START)
                .setChangedAt(START)
                .setChangedBy("ada")
                .setReason("because")
                .setCommandId("c-1")
                .setDark(dark)
                .build();
    }
}
