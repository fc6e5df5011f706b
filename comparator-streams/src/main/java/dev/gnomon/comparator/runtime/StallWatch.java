package dev.gnomon.comparator.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices stream threads that ought to get on and do not, whatever state they say they are in. Pure: the time is handed in,
 * in milliseconds that never go back. For one thread.
 */
public final class StallWatch {

    private final long patience;
    private final Map<String, Progress> threads = new HashMap<>();

    /**
     * What is seen of a thread.
     *
     * @param commits how often it has committed; a thread with tasks does so about once a second
     * @param owes whether it has tasks, or is on its way to some
     */
    public record Look(double commits, boolean owes) {}

    private record Progress(double commits, long since) {}

    /** A watch that speaks after {@code patience} without any progress. */
    public StallWatch(Duration patience) {
        this.patience = patience.toMillis();
    }

    /**
     * Takes note of all threads there are; says which one has been doing nothing for too long, null where none has.
     *
     * @param excused whether nobody can get on now, because Kafka does not answer or stores are being restored
     */
    public @Nullable String saw(Map<String, Look> now, boolean excused, long at) {
        threads.keySet().retainAll(now.keySet());
        now.forEach((name, look) -> {
            Progress before = threads.get(name);
            if (before == null || excused || !look.owes || before.commits != look.commits) {
                threads.put(name, new Progress(look.commits, at));
            }
        });
        return threads.entrySet().stream()
                .filter(thread -> at - thread.getValue().since() >= patience)
                .map(thread -> "stream thread " + thread.getKey() + " has done nothing for "
                        + (at - thread.getValue().since()) / 1_000 + " s, though Kafka answers")
                .findFirst()
                .orElse(null);
    }
}
