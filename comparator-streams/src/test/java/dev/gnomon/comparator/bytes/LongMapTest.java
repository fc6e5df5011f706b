package dev.gnomon.comparator.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongMapTest {

    @Test
    void behavesLikeAHashMap() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            LongMap<String> map = new LongMap<>();
            Map<Long, String> expected = new HashMap<>();
            long keys = random.nextLong(1, 200);
            for (int step = 0; step < 2_000; step++) {
                // Few different low bits: keys collide.
                long key = (random.nextLong() % keys) << random.nextInt(3);
                if (random.nextInt(3) == 0) {
                    assertThat(map.remove(key)).isEqualTo(expected.remove(key));
                } else {
                    map.put(key, "v" + step);
                    expected.put(key, "v" + step);
                }
                assertThat(map.get(key)).isEqualTo(expected.get(key));
            }
            assertThat(map.size()).isEqualTo(expected.size());
            expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
            Set<String> values = new HashSet<>();
            map.forEach(values::add);
            assertThat(values).isEqualTo(new HashSet<>(expected.values()));
        }
    }
}
