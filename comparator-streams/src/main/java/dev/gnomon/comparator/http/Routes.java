package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.StatesQuery;
import dev.gnomon.comparator.query.StatusQuery;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that can be asked for. */
final class Routes {

    static final int MAX_PAGE = 500;
    private static final int DEFAULT_PAGE = 100;

    private final RatesQuery rates;
    private final StatusQuery status;
    private final StatesQuery states;
    private final Supplier<String> metrics;
    private final ControlRoutes control;
    private final PeerRoutes peers;

    Routes(Queries queries) {
        rates = queries.rates();
        status = queries.status();
        states = queries.states();
        metrics = queries.metrics();
        control = new ControlRoutes(states, queries.desk());
        peers = new PeerRoutes(queries.here());
    }

    List<Route> all() {
        List<Route> all = new ArrayList<>(api());
        all.addAll(Dashboard.routes());
        return all;
    }

    /** What openapi.json describes. */
    List<Route> api() {
        List<Route> api = new ArrayList<>(List.of(
                new Route("/api/migrations", false, this::migrations),
                new Route("/api/migrations/{migration}/rates", false, this::ratesOfOne),
                new Route("/api/status", false, context -> context.json(status.now())),
                new Route("/metrics", false, this::metrics),
                new Route("/api/openapi.json", true, Dashboard.file("openapi.json")),
                new Route("/health/live", true, this::live),
                new Route("/health/ready", true, this::ready)));
        api.addAll(control.queries());
        return api;
    }

    /** What can be changed; described there, too. */
    List<ChangeRoute> changes() {
        return control.changes();
    }

    /** What other instances ask; no part of the description, because it may change with every version. */
    Route peers() {
        return peers.stores();
    }

    private void migrations(Context context) {
        int limit = limit(context.queryParam("limit"));
        String after = context.queryParam("after");
        String previous = after == null ? "" : after;
        Page<MigrationRates> seen = Page.read(
                limit,
                (last, most) -> rates.after(last == null ? previous : last.getMigration(), most),
                MigrationsJson::size);
        Page<MigrationState> created = Page.read(
                limit,
                (last, most) -> states.after(last == null ? previous : last.getMigration(), most),
                MigrationsJson::size);
        Reading<Object> both = new Reading<>(List.of(), seen.staleness());
        Marked.send(
                context,
                MigrationsJson.page(seen, created, limit),
                both.stalenessWith(new Reading<>(List.of(), created.staleness())));
    }

    private void ratesOfOne(Context context) {
        String migration = context.pathParam("migration");
        Reading<MigrationRates> seen = rates.of(migration);
        MigrationRates found = seen.firstOrCertainlyNone();
        if (found != null) {
            Marked.send(context, RatesJson.of(found), seen.staleness());
            return;
        }
        Reading<MigrationState> created = states.of(migration);
        MigrationState state = created.firstOrCertainlyNone();
        if (state == null) {
            throw new Problem(
                    HttpStatus.NOT_FOUND, "no request of this migration has been seen, and nobody has created it");
        }
        Marked.send(context, RatesJson.of(RatesJson.nothingSeen(state)), created.staleness());
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.get());
    }

    private void live(Context context) {
        ComparatorStatus now = status.now();
        health(context, now.alive(), now.state());
    }

    private void ready(Context context) {
        ComparatorStatus now = status.now();
        health(context, now.ready(), now.state());
    }

    private static void health(Context context, boolean good, String state) {
        context.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        context.json(Map.of("status", good ? "UP" : "DOWN", "state", state));
    }

    static int limit(@Nullable String text) {
        return limit(text, MAX_PAGE);
    }

    static int limit(@Nullable String text, int most) {
        if (text == null) {
            return DEFAULT_PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // The complaint below says what is wanted.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "limit must be a number between 1 and " + most);
    }
}
