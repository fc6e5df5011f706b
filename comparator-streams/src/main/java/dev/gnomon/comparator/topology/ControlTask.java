package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.ShadowWatch;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Copies;
import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides commands in the order in which they come, and watches the shadows. For one thread. */
final class ControlTask {

    private final ControlStores stores;
    private final StateMachine machine;
    private final LongSupplier clock;
    private final Map<String, ShadowWatch> watches = new HashMap<>();
    private final Instant started;

    ControlTask(ControlStores stores, StateMachine machine, LongSupplier clock) {
        this.stores = stores;
        this.machine = machine;
        this.clock = clock;
        started = now();
    }

    /** Decides a command, once for each ID, and remembers what became of it. */
    Decided decide(Command command, long offset) {
        MigrationState current = stores.state(command.getMigration());
        Outcome earlier = stores.earlier(command);
        Decided decided = earlier == null
                ? machine.decide(command, current, now())
                : StateMachine.replayed(command, earlier, current, now());
        MigrationState next = decided.state();
        if (next != null) {
            stores.put(next);
        }
        stores.remember(decided.command(), offset);
        return decided;
    }

    /** Takes note of what has been observed. */
    void observed(MigrationRates rates) {
        ShadowWatch watch = watch(rates.getMigration());
        watch.saw(rates.getOldObservations(), rates.getNewObservations(), now());
        watch.saw(rates.getOperations());
    }

    /** Raises and ends alarms; {@code changed} takes each state in which one came or went. */
    void watch(Consumer<MigrationState> changed) {
        for (MigrationState state : stores.states()) {
            Dark dark = watch(state.getMigration()).alarm(state, now());
            if (!sameAlarm(dark, state.getDark())) {
                MigrationState next = Copies.of(state);
                next.setDark(dark);
                stores.put(next);
                changed.accept(next);
            }
        }
    }

    /** The time since when it lasts may differ. */
    private static boolean sameAlarm(@Nullable Dark one, @Nullable Dark other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.getKind() == other.getKind() && one.getOperations().equals(other.getOperations());
    }

    private ShadowWatch watch(String migration) {
        return watches.computeIfAbsent(migration, none -> new ShadowWatch(started));
    }

    /** Whether there is no migration yet. */
    boolean isEmpty() {
        return stores.states().isEmpty();
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
