package dev.gnomon.comparator.http;

import dev.gnomon.comparator.desk.UndecidedException;
import dev.gnomon.comparator.http.door.DoorEvents;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns whatever went wrong into a problem document: RFC 9457, {@code application/problem+json}. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private final Troubles troubles;
    private final DoorEvents events;

    Problems(Troubles troubles, DoorEvents events) {
        this.troubles = troubles;
        this.events = events;
    }

    void install(JavalinConfig javalin) {
        RoutesConfig routes = javalin.routes;
        javalin.router.javaLangErrorHandler((response, error) -> {
            endIfOutOfMemory(error);
            troubles.note("a request cannot be answered", "an error", error);
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
        routes.exception(Problem.class, (problem, context) -> {
            answer(context, problem.status(), String.valueOf(problem.getMessage()));
        });
        routes.exception(IncompleteAnswerException.class, Problems::incomplete);
        routes.exception(UndecidedException.class, (undecided, context) -> {
            answer(context, HttpStatus.GATEWAY_TIMEOUT, String.valueOf(undecided.getMessage()));
        });
        routes.exception(MethodNotAllowedResponse.class, (refused, context) -> {
            String allowed = refused.getDetails().getOrDefault("availableMethods", "");
            context.header(Header.ALLOW, allowed);
            answer(context, HttpStatus.METHOD_NOT_ALLOWED, "this route answers only " + allowed);
        });
        routes.exception(HttpResponseException.class, (refused, context) -> {
            answer(context, HttpStatus.forStatus(refused.getStatus()), "there is nothing to be had this way");
        });
        routes.exception(Exception.class, (failure, context) -> {
            endIfOutOfMemory(failure);
            troubles.note("a request cannot be answered", context.path(), failure);
            answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "the comparator failed to answer; its log says why");
        });
    }

    /** Kafka and others wrap it in exceptions. */
    private void endIfOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                events.outOfMemory(cause);
            }
        }
    }

    private static void incomplete(IncompleteAnswerException incomplete, Context context) {
        context.header(Header.RETRY_AFTER, "1");
        Map<String, Object> problem = document(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(incomplete.getMessage()));
        problem.put("type", "urn:gnomon:problem:incomplete");
        send(context, HttpStatus.SERVICE_UNAVAILABLE, problem);
    }

    private static void answer(Context context, HttpStatus status, String detail) {
        send(context, status, document(status, detail));
    }

    static void send(Context context, HttpStatus status, Map<String, Object> problem) {
        context.status(status).json(problem).contentType(CONTENT_TYPE);
    }

    static Map<String, Object> document(HttpStatus status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getMessage());
        problem.put("status", status.getCode());
        problem.put("detail", detail);
        return problem;
    }
}
