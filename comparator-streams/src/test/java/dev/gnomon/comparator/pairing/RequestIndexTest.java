package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestIndexTest {

    private final RequestIndex index = new RequestIndex();
    private final Random random = new Random(1);

    @Test
    void findsWhatWasInsertedWithAllThatWasSaidOfIt() {
        List<Long> keys = insert(100_000);

        assertThat(index.size()).isEqualTo(100_000);
        for (int each = 0; each < keys.size(); each++) {
            long handle = index.find(keys.get(each));
            assertThat(handle).isNotEqualTo(RequestIndex.ABSENT);
            assertThat(index.minute(handle)).isEqualTo(each % 10);
            assertThat(index.state(handle)).isEqualTo(RequestIndex.SEEN_OLD);
            assertThat(index.answer(handle, RequestIndex.SEEN_OLD)).isEqualTo(each);
            assertThat(index.answer(handle, RequestIndex.SEEN_NEW)).isEqualTo(-each);
        }
        assertThat(index.find(random.nextLong())).isEqualTo(RequestIndex.ABSENT);
    }

    @Test
    void aSweepForgetsWhatIsOlderAndNothingElse() {
        List<Long> keys = insert(50_000);

        for (int segment = 0; segment < RequestIndex.SEGMENTS; segment++) {
            index.sweep(segment, 4);
        }

        assertThat(index.size()).isEqualTo(30_000);
        for (int each = 0; each < keys.size(); each++) {
            boolean found = index.find(keys.get(each)) != RequestIndex.ABSENT;
            assertThat(found).isEqualTo(each % 10 >= 4);
        }
    }

    private List<Long> insert(int count) {
        List<Long> keys = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            long key = random.nextLong();
            keys.add(key);
            long handle = index.insert(key);
            index.minute(handle, each % 10);
            index.state(handle, RequestIndex.SEEN_OLD);
            index.answer(handle, RequestIndex.SEEN_OLD, each);
            index.answer(handle, RequestIndex.SEEN_NEW, -each);
        }
        return keys;
    }
}
