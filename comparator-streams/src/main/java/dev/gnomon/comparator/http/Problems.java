package dev.gnomon.comparator.http;

import dev.gnomon.comparator.desk.UndecidedException;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem document: RFC 9457, {@code application/problem+json}. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void install(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, context) -> {
            answer(context, problem.status(), String.valueOf(problem.getMessage()));
        });
        routes.exception(IncompleteAnswerException.class, Problems::incomplete);
        routes.exception(UndecidedException.class, (undecided, context) -> {
            answer(context, HttpStatus.GATEWAY_TIMEOUT, String.valueOf(undecided.getMessage()));
        });
        routes.exception(HttpResponseException.class, (refused, context) -> {
            answer(context, HttpStatus.forStatus(refused.getStatus()), "there is nothing to be had this way");
        });
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("cannot answer {}", context.path(), failure);
            answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "the comparator failed to answer; its log says why");
        });
    }

    private static void incomplete(IncompleteAnswerException incomplete, Context context) {
        context.header(Header.RETRY_AFTER, "1");
        Map<String, Object> problem = document(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(incomplete.getMessage()));
        problem.put("type", "urn:gnomon:problem:incomplete");
        problem.put("answered", incomplete.coverage().answered());
        problem.put("expected", incomplete.coverage().expected());
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
