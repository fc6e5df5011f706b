package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gnomon.comparator.provision.Finding;
import java.util.List;

/** Looks at a running comparator, at whether it reaches the others, and at whether the token is right. */
record ComparatorCheckup(RestClient comparator, String applicationId) {

    List<Finding> look() {
        try {
            return List.of(token(), state(), peers());
        } catch (UnreachableException silent) {
            return List.of(Finding.wrong(
                    "comparator", String.valueOf(silent.getMessage()), "start it: gnomon serve; or say where it is"));
        }
    }

    /** An empty command is refused by whoever would take a right one, and never carried out. */
    private Finding token() {
        int status = comparator.statusOfPost("/api/migrations", JsonNodeFactory.instance.objectNode());
        return switch (status) {
            case 422 -> Finding.good("token", "may change modes");
            case 403 ->
                Finding.unknown(
                        "token", "may not change anything", "to change modes, take http.token of the comparator");
            case 401 ->
                comparator.sendsToken()
                        ? Finding.wrong("token", "is none of this comparator's", "take http.token or http.viewer.token")
                        : Finding.unknown(
                                "token", "none is sent", "to change modes, set GNOMON_HTTP_TOKEN or --token-file");
            default -> Finding.wrong("token", "the comparator answered " + status, "look into its log");
        };
    }

    private Finding state() {
        try {
            JsonNode status = comparator.get("/api/status", StatusCommand.SHAPE);
            String id = status.path("applicationId").asText();
            String found = "state " + status.path("state").asText() + ", application " + id;
            if (!id.equals(applicationId)) {
                return Finding.wrong(
                        "comparator", found + ", not " + applicationId, "set streams.application.id, or --url");
            }
            return status.path("ready").asBoolean()
                    ? Finding.good("comparator", found)
                    : Finding.wrong("comparator", found + ", not ready", "wait while it restores; its log says more");
        } catch (AnswerIsNoException refused) {
            return Finding.unknown("comparator", String.valueOf(refused.getMessage()), "send a token");
        }
    }

    private Finding peers() {
        try {
            comparator.get("/api/migrations?limit=1", MigrationsCommand.SHAPE);
            return Finding.good("peers", "it has the numbers of all instances");
        } catch (AnswerIsNoException refused) {
            return Finding.unknown("peers", String.valueOf(refused.getMessage()), "send a token");
        } catch (UnreachableException incomplete) {
            return Finding.wrong(
                    "peers", String.valueOf(incomplete.getMessage()), "see http.advertised: docs/instances.md");
        }
    }
}
