package dev.gnomon.comparator.http;

import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.control.Decided;
import dev.gnomon.comparator.control.PromotionGate;
import dev.gnomon.comparator.control.StateMachine;
import dev.gnomon.comparator.desk.CommandDesk;
import dev.gnomon.comparator.desk.UndecidedException;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Dark;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

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

    /** Raises the alarm that nothing of it is observed. */
    void darken(String migration) {
        Objects.requireNonNull(states.get(migration)).setDark(new Dark(DarkKind.NO_TRAFFIC, NOW, List.of()));
    }

    @Override
    public Command decide(Command command) {
        if (silent) {
            throw new UndecidedException("nothing was decided");
        }
        Decided decided = machine.decide(command, states.get(command.getMigration()), NOW);
        if (decided.state() != null) {
            states.put(command.getMigration(), decided.state());
        }
        log.add(0, new Numbered(log.size(), decided.command()));
        return decided.command();
    }

    /** Puts the state of a migration with these rules, whatever they are. */
    void put(String migration, String rules) {
        MigrationState state = Objects.requireNonNull(
                machine.decide(Commands.creation(migration), null, NOW).state());
        state.setRules(rules);
        states.put(migration, state);
    }

    @Override
    public Command rehearse(Command command) {
        return machine.decide(command, states.get(command.getMigration()), NOW).command();
    }

    @Override
    public Reading<MigrationState> of(String migration) {
        MigrationState found = states.get(migration);
        return Reading.current(found == null ? List.of() : List.of(found));
    }

    @Override
    public Reading<MigrationState> after(String previous, int limit) {
        return Reading.current(
                states.tailMap(previous, false).values().stream().limit(limit).toList());
    }

    @Override
    public Reading<Numbered> history(String migration, long before, int limit) {
        return Reading.current(log.stream()
                .filter(each -> each.command().getMigration().equals(migration) && each.number() < before)
                .limit(limit)
                .toList());
    }
}
