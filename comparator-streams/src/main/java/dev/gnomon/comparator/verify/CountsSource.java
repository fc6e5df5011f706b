package dev.gnomon.comparator.verify;

import java.util.Map;

/** What a running comparator has counted. */
@FunctionalInterface
public interface CountsSource {

    /** The counts of all migrations, as they are now; what is not in a map is zero. */
    Map<String, Map<Count, Long>> counts();
}
