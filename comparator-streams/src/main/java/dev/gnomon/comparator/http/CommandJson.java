package dev.gnomon.comparator.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Outcome;
import dev.gnomon.schemas.Ruling;
import dev.gnomon.schemas.Writes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decided command: what was wanted, by whom and why, and what became of it. */
record CommandJson(
        String commandId,
        String migration,
        CommandAction action,
        ChangeJson change,
        @Nullable Long expectedEpoch,
        boolean force,
        String reason,
        String by,
        @Nullable JsonNode evidence,
        Instant sentAt,
        OutcomeJson outcome) {

    static CommandJson of(Command command) {
        return new CommandJson(
                command.getCommandId(),
                command.getMigration(),
                command.getAction(),
                ChangeJson.of(command.getChange()),
                command.getExpectedEpoch(),
                command.getForce(),
                command.getReason(),
                command.getBy(),
                Json.tree(command.getEvidence()),
                command.getSentAt(),
                OutcomeJson.of(command.getOutcome()));
    }

    /** What was to change; what was not is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            @Nullable Mode mode,
            @Nullable Double exposure,
            @Nullable Double sampleRate,
            @Nullable Double noiseSlice,
            @Nullable Long windowMillis,
            @Nullable Writes writes,
            @Nullable JsonNode rules,
            @Nullable JsonNode policy) {

        static ChangeJson of(Change change) {
            return new ChangeJson(
                    change.getMode(),
                    change.getExposure(),
                    change.getSampleRate(),
                    change.getNoiseSlice(),
                    change.getWindowMillis(),
                    change.getWrites(),
                    Json.tree(change.getRules()),
                    Json.tree(change.getPolicy()));
        }
    }

    /** What became of it. */
    record OutcomeJson(Ruling ruling, String explanation, long epoch, Instant decidedAt) {

        static OutcomeJson of(Outcome outcome) {
            return new OutcomeJson(
                    outcome.getRuling(), outcome.getExplanation(), outcome.getEpoch(), outcome.getDecidedAt());
        }
    }
}
