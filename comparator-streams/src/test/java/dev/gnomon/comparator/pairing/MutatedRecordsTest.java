package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code -Dgnomon.fuzz.records=N} mutates more records, {@code -Dgnomon.fuzz.seed=S} other ones. */
class MutatedRecordsTest {

    private static final long START = 1_772_366_400_000L;
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final long seed = Long.getLong("gnomon.fuzz.seed", 1);
    private final Random random = new Random(seed);
    private final RandomObservations observations = new RandomObservations(random);

    @Test
    void aMutatedRecordIsReadOrRefusedAndNothingElse() {
        Pairing pairing = new Pairing(
                PairingConfig.DEFAULT,
                0,
                new PairingStorage(new MemoryStorage(), new MemoryStorage(), new MemoryStorage()),
                event -> assertThat(event.getRequestId()).isNotEmpty());
        int records = Integer.getInteger("gnomon.fuzz.records", 100_000);
        int refused = 0;
        for (int offset = 0; offset < records; offset++) {
            Observation observation = observations.next();
            byte[] key = observation.getRequestId().getBytes(StandardCharsets.UTF_8);
            ArrivedRecord record = new ArrivedRecord(mutated(CODEC.encode(observation)), START + offset, offset, false);
            try {
                pairing.accept(observation.getSide() == Side.NEW ? Side.NEW : Side.OLD, key, record, START + offset);
            } catch (UnreadableException unreadable) {
                refused++;
            } catch (RuntimeException | Error bug) {
                throw new AssertionError("seed " + seed + ", record " + offset, bug);
            }
            if (offset % 1_000 == 0) {
                pairing.tick(START + offset);
                pairing.write();
            }
        }
        assertThat(refused).isBetween(records / 10, records - records / 10);
    }

    private byte[] mutated(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int mutation = random.nextInt(3); mutation > 0; mutation--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(3)) {
                case 0 -> copy[at] = (byte) random.nextInt();
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                default -> copy = Arrays.copyOf(copy, Math.max(1, at));
            }
        }
        return copy;
    }
}
