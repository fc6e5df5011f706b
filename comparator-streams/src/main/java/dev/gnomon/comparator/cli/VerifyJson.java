package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.comparator.verify.Count;
import dev.gnomon.comparator.verify.History;
import dev.gnomon.comparator.verify.VerificationReport;
import java.util.Map;

/**
 * A verification's result for programs.
 *
 * @param show how many of the differing requests, and of the differing dead letters, are in it
 */
record VerifyJson(VerificationReport report, int show) {

    ObjectNode tree() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("equal", report.equal());
        ArrayNode migrations = json.putArray("migrations");
        report.migrations().forEach(one -> {
            ObjectNode migration = migrations.addObject();
            migration.put("migration", one.migration()).put("equal", one.equal());
            put(one.recounted(), migration.putObject("recounted"));
            put(one.counted(), migration.putObject("counted"));
            put(one.published(), migration.putObject("published"));
        });
        json.put("differingRequests", report.requests().size());
        putRequests(json.putArray("requests"));
        json.put("differingDeadLetters", report.deadLetters().size());
        putDeadLetters(json.putArray("deadLetters"));
        ArrayNode setAside = json.putArray("setAside");
        report.setAside().forEach(place -> setAside.add(place.toString()));
        return json;
    }

    private static void put(Map<Count, Long> counts, ObjectNode into) {
        for (Count count : Count.values()) {
            into.put(count.label(), counts.getOrDefault(count, 0L));
        }
    }

    private void putRequests(ArrayNode into) {
        report.requests().stream().limit(show).forEach(one -> {
            ObjectNode request = into.addObject();
            request.put("migration", one.request().migration());
            request.put("requestId", one.request().requestId());
            ArrayNode recounted = request.putArray("recounted");
            one.recounted().stream().map(History::toString).forEach(recounted::add);
            ArrayNode published = request.putArray("published");
            one.published().stream().map(History::toString).forEach(published::add);
        });
    }

    private void putDeadLetters(ArrayNode into) {
        report.deadLetters().stream()
                .limit(show)
                .forEach(one -> into.addObject()
                        .put("record", one.place().toString())
                        .put("recounted", one.recounted())
                        .put("published", one.published()));
    }
}
