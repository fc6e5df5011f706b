package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Name;
import java.util.stream.IntStream;

/** Indexes of elements as steps of a path. */
final class IndexName {

    private static final Name[] SMALL =
            IntStream.range(0, 1_000).mapToObj(IndexName::made).toArray(Name[]::new);

    private IndexName() {}

    static Name of(int index) {
        return index < SMALL.length ? SMALL[index] : made(index);
    }

    private static Name made(int index) {
        return Name.of(Integer.toString(index));
    }
}
