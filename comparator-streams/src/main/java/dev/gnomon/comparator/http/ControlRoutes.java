package dev.gnomon.comparator.http;

import dev.gnomon.comparator.desk.CommandDesk;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.query.StatesQuery.Numbered;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Ruling;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How migrations are run: to be asked for, and to be changed. */
final class ControlRoutes {

    private final StatesQuery states;
    private final CommandDesk desk;

    ControlRoutes(StatesQuery states, CommandDesk desk) {
        this.states = states;
        this.desk = desk;
    }

    /** What can be asked for. */
    List<Route> queries() {
        return List.of(
                new Route("/api/migrations/{migration}", false, this::state),
                new Route("/api/migrations/{migration}/history", false, this::history));
    }

    /** What can be changed. */
    List<ChangeRoute> changes() {
        return List.of(
                new ChangeRoute("/api/migrations", context -> command(context, null)),
                new ChangeRoute(
                        "/api/migrations/{migration}/commands",
                        context -> command(context, context.pathParam("migration"))));
    }

    private void state(Context context) {
        Reading<MigrationState> reading = require(context.pathParam("migration"));
        Marked.send(context, StateJson.of(reading.values().get(0)), reading.staleness());
    }

    private Reading<MigrationState> require(String migration) {
        Reading<MigrationState> reading = states.of(migration);
        if (reading.firstOrCertainlyNone() == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "there is no such migration; it has not been created");
        }
        return reading;
    }

    private void history(Context context) {
        int limit = Routes.limit(context.queryParam("limit"));
        long before = before(context.queryParam("before"));
        String migration = context.pathParam("migration");
        Page<Numbered> page = Page.read(
                limit,
                (last, most) -> states.history(migration, last == null ? before : last.number(), most),
                HistoryJson::size);
        if (page.rows().isEmpty()) {
            require(migration);
        }
        Marked.send(context, HistoryJson.of(page), page.staleness());
    }

    private void command(Context context, @Nullable String migration) {
        CommandReader read = CommandReader.read(context.bodyAsBytes(), migration);
        Command decided = read.dryRun() ? desk.rehearse(read.command()) : desk.decide(read.command());
        Ruling ruling = decided.getOutcome().getRuling();
        if (ruling == Ruling.ACCEPTED) {
            boolean created = decided.getAction() == CommandAction.CREATE && !read.dryRun();
            context.status(created ? HttpStatus.CREATED : HttpStatus.OK);
            context.json(new Decision(read.dryRun(), CommandJson.of(decided)));
            return;
        }
        Map<String, Object> problem =
                Problems.document(status(ruling), decided.getOutcome().getExplanation());
        problem.put("type", "urn:gnomon:problem:refused");
        problem.put("ruling", ruling);
        problem.put("epoch", decided.getOutcome().getEpoch());
        problem.put("commandId", decided.getCommandId());
        Problems.send(context, status(ruling), problem);
    }

    private record Decision(boolean dryRun, CommandJson command) {}

    private static HttpStatus status(Ruling ruling) {
        return switch (ruling) {
            case ACCEPTED -> HttpStatus.OK;
            case STALE_EPOCH, REPLAYED, ALREADY_EXISTS -> HttpStatus.CONFLICT;
            case UNKNOWN_MIGRATION -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED, INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static long before(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        try {
            long before = Long.parseLong(text);
            if (before >= 1) {
                return before;
            }
        } catch (NumberFormatException notANumber) {
            // The complaint below says what is wanted.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "before must be what the page before gave as next");
    }
}
