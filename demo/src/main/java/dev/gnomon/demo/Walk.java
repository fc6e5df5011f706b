package dev.gnomon.demo;

import dev.gnomon.demo.orders.OrderService;
import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Leads both migrations of the service from mode to mode, by commands, and shows when the service has followed. For one
 * thread. Nobody may use the service meanwhile: so both sides of every request run in the same mode.
 *
 * @param operator gives the commands
 * @param service follows them
 * @param say takes what is to be shown, line by line
 * @param end when to stop early
 */
record Walk(Operator operator, OrderService service, Consumer<String> say, EndSignal end) {

    /** There and back. Requests are compared in the middle two modes only, so that only there some are sent. */
    static final List<Leg> ALL_MODES = List.of(
            new Leg(Mode.SHADOW, 0.4, "see whether the new side gives the same"),
            new Leg(Mode.REVERSE_SHADOW, 0.8, "let the new side answer, and still compare"),
            new Leg(Mode.NEW, 0.8, "the new side is enough"),
            new Leg(Mode.REVERSE_SHADOW, 0.9, "go back, step by step"),
            new Leg(Mode.SHADOW, 1, "go back, step by step"),
            new Leg(Mode.OLD, 1, "as if nothing had been"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(2);

    /**
     * A part of the way.
     *
     * @param mode the mode that both migrations are in
     * @param until the share of all requests that have been sent at its end
     * @param reason why, in the operator's words
     */
    record Leg(Mode mode, double until, String reason) {}

    /** Creates both migrations; says whether that went well. */
    boolean begin() throws InterruptedException {
        for (String migration : OrderService.MIGRATIONS) {
            if (!change(migration, "migrations", "create", migration, "--reason", "the demo begins")) {
                return false;
            }
        }
        return true;
    }

    /** Changes the mode of both migrations; says whether that went well. */
    boolean go(Leg leg) throws InterruptedException {
        for (String migration : OrderService.MIGRATIONS) {
            if (!change(migration, "mode", migration, leg.mode().name(), "--reason", leg.reason())) {
                return false;
            }
        }
        return true;
    }

    private boolean change(String migration, String... command) throws InterruptedException {
        Migration<?> followed = service.migration(migration);
        long before = followed.epoch();
        long sent = System.nanoTime();
        if (!operator.types(command)) {
            return false;
        }
        while (followed.epoch() == before) {
            if (end.await(LOOK)) {
                return false;
            }
            if (System.nanoTime() - sent > PATIENCE.toNanos()) {
                throw new DemoException(
                        "the order service does not follow " + migration + " within " + PATIENCE.toSeconds() + " s",
                        null);
            }
        }
        say.accept(String.format(
                Locale.ROOT,
                "  orders (process %d) has %s in %s, epoch %d, %.2f s after the command",
                ProcessHandle.current().pid(),
                migration,
                followed.modeOf(migration),
                followed.epoch(),
                (System.nanoTime() - sent) / 1e9));
        return true;
    }
}
