package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.SimulatedTask.Logged;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingOnDiskTest {

    private static final long START = 1_772_366_400_000L;
    private static final int REQUESTS = 5_000;

    private final SimulatedTask task = new SimulatedTask(
            new PairingConfig(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(5),
                    1 << 20,
                    1_000_000),
            START);

    @Test
    void whatIsMoreThanFitsOnTheHeapWaitsOnTheDiskAndIsPairedAllTheSame() {
        append(Side.OLD);
        readAll(Side.OLD);

        // 5,000 records of more than a kilobyte, and one mebibyte of heap for them.
        assertThat(task.parkedRecords()).isBetween(REQUESTS - 1_024, REQUESTS);

        append(Side.NEW);
        readAll(Side.NEW);
        assertThat(task.published()).isEmpty();
        assertThat(task.parkedRecords()).isZero();
        assertThat(task.allCounts().values())
                .singleElement()
                .satisfies(counts -> assertThat(counts.getTotal().getMatch()).isEqualTo(REQUESTS));
    }

    @Test
    void whatWaitsOnTheDiskIsThereAfterACrash() {
        append(Side.OLD);
        readAll(Side.OLD);
        task.commit();
        task.crash();

        append(Side.NEW);
        readAll(Side.NEW);
        assertThat(task.published()).isEmpty();
        assertThat(task.allCounts().values())
                .singleElement()
                .satisfies(counts -> assertThat(counts.getTotal().getMatch()).isEqualTo(REQUESTS));
    }

    private void append(Side side) {
        for (int request = 0; request < REQUESTS; request++) {
            Observation observation =
                    Observations.answered(side, "r" + request, "{\"text\":\"" + "x".repeat(1_000) + "\"}");
            byte[] value = Codec.of(Observation.class).encode(observation);
            task.append(side, new Logged("r" + request, value, START));
        }
    }

    private void readAll(Side side) {
        while (task.unread(side) > 0) {
            task.readOne(side);
        }
    }
}
