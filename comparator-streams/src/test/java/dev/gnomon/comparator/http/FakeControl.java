package dev.gnomon.comparator.http;

import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.comparator.query.CommandDesk;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.query.UndecidedException;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Decides at once, with the real state machine, and remembers on the heap. */
final class FakeControl implements StatesQuery, CommandDesk {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final StateMachine machine = new StateMachine(PromotionGate.REASON_IS_ENOUGH);
    private final ConcurrentSkipListMap<String, MigrationState> states = new ConcurrentSkipListMap<>();
    private final List<Numbered> log = new ArrayList<>();
    private volatile boolean silent;

    /** From now on nothing is decided in time. */
    void fallSilent() {
        silent = true;
    }

    @Override
    public Command decide(Command command) {
        if (silent) {
            throw new UndecidedException("nothing was decided");
        }
        Decided decided = machine.decide(command, of(command.getMigration()), NOW);
        if (decided.state() != null) {
            states.put(command.getMigration(), decided.state());
        }
        log.add(0, new Numbered(log.size(), decided.command()));
        return decided.command();
    }

    @Override
    public Command rehearse(Command command) {
        return machine.decide(command, of(command.getMigration()), NOW).command();
    }

    @Override
    public @Nullable MigrationState of(String migration) {
        return states.get(migration);
    }

    @Override
    public List<MigrationState> after(String previous, int limit) {
        return states.tailMap(previous, false).values().stream().limit(limit).toList();
    }

    @Override
    public List<Numbered> history(String migration, long before, int limit) {
        return log.stream()
                .filter(each -> each.command().getMigration().equals(migration) && each.number() < before)
                .limit(limit)
                .toList();
    }
}
