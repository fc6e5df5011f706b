package dev.gnomon.comparator.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.schemas.DarkKind;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Writes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration is run now.
 *
 * @param migration its slug
 * @param settings what a command can change; its fields stand beside the others
 * @param change which change made it so; likewise
 * @param dark the alarm that nothing is compared although the mode says so; null where all is well
 */
record StateJson(
        String migration,
        @JsonUnwrapped Settings settings,
        @JsonUnwrapped LastChange change,
        @Nullable DarkJson dark) {

    static StateJson of(MigrationState state) {
        return new StateJson(
                state.getMigration(),
                Settings.of(state),
                LastChange.of(state),
                state.getDark() == null
                        ? null
                        : new DarkJson(
                                state.getDark().getKind(),
                                state.getDark().getSince(),
                                state.getDark().getOperations()));
    }

    /** What a command can change, and what follows from it. */
    record Settings(
            Mode mode,
            double exposure,
            double sampleRate,
            double noiseSlice,
            @Nullable Long windowMillis,
            Writes writes,
            boolean oldSideBehind,
            @Nullable JsonNode rules,
            int rulesVersion,
            @Nullable JsonNode policy) {

        static Settings of(MigrationState state) {
            return new Settings(
                    state.getMode(),
                    state.getExposure(),
                    state.getSampleRate(),
                    state.getNoiseSlice(),
                    state.getWindowMillis(),
                    state.getWrites(),
                    state.getOldSideBehind(),
                    Json.tree(state.getRules()),
                    state.getRulesVersion(),
                    Json.tree(state.getPolicy()));
        }
    }

    /** Which change made the state, and when. */
    record LastChange(long epoch, Instant modeSince, Instant changedAt, String by, String reason, String commandId) {

        static LastChange of(MigrationState state) {
            return new LastChange(
                    state.getEpoch(),
                    state.getModeSince(),
                    state.getChangedAt(),
                    state.getChangedBy(),
                    state.getReason(),
                    state.getCommandId());
        }
    }

    /** A shadow that has stopped shadowing. */
    record DarkJson(DarkKind kind, Instant since, List<String> operations) {}
}
