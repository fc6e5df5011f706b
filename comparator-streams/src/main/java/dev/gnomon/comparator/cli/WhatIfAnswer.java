package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.decide.Decision;
import dev.gnomon.comparator.decide.LimitCheck;
import dev.gnomon.comparator.decide.Needed;
import org.jspecify.annotations.Nullable;

/** A decision as JSON. */
final class WhatIfAnswer {

    private WhatIfAnswer() {}

    static ObjectNode of(@Nullable JsonNode id, Decision decision) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            answer.set("id", id);
        }
        answer.put("decision", decision.answer().name());
        ObjectNode metrics = answer.putObject("metrics");
        for (LimitCheck check : decision.checks()) {
            String operation = check.subject().operation();
            ObjectNode into = operation == null
                    ? metrics
                    : answer.withObject("operations").withObjectProperty(operation);
            into.set(check.subject().metric().label(), metric(check));
        }
        ObjectNode needed = answer.putObject("needed");
        forecast(needed, "IfNoneMore", decision.needed().ifNoneMore());
        forecast(needed, "AtThisRate", decision.needed().atThisRate());
        decision.reasons().forEach(answer.putArray("reasons")::add);
        return answer;
    }

    private static ObjectNode metric(LimitCheck check) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        boolean rollsBack = check.subject().metric().canRollBack();
        if (rollsBack) {
            metric.put("lower", check.found().lower());
        }
        metric.put("upper", check.found().upper()).put("lnBelow", check.found().lnBelow());
        if (rollsBack) {
            metric.put("lnAbove", check.found().lnAbove());
        }
        return metric;
    }

    private static void forecast(ObjectNode needed, String when, Needed.Forecast forecast) {
        if (forecast.never()) {
            needed.put("pairs" + when, "never");
        } else {
            needed.put("pairs" + when, forecast.pairs());
        }
        if (forecast.minutes() != null) {
            needed.put("minutes" + when, forecast.minutes());
        }
    }
}
