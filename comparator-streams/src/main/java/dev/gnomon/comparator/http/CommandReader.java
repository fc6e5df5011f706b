package dev.gnomon.comparator.http;

import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Slug;
import dev.gnomon.schemas.Writes;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command from the body of a request. What the values may be is decided with the command, so that it is in the
 * audit trail; here they only have to be of the right kind.
 *
 * @param command the command
 * @param dryRun whether it is only to be rehearsed
 */
record CommandReader(Command command, boolean dryRun) {

    private static final int LONGEST_ID = 100;

    /** A command to {@code migration}; null to have the body name it, which makes it a CREATE. */
    static CommandReader read(byte[] body, @Nullable String migration) {
        Fields fields = new Fields(Json.parse(body));
        String name = migration == null ? orEmpty(fields.text("migration")) : migration;
        String id = fields.text("commandId");
        boolean dryRun = fields.flag("dryRun");
        Command command = new Command();
        command.setCommandId(id == null ? UUID.randomUUID().toString() : id);
        command.setMigration(name);
        command.setAction(migration == null ? CommandAction.CREATE : CommandAction.CHANGE);
        command.setChange(change(fields));
        command.setExpectedEpoch(fields.whole("expectedEpoch"));
        command.setForce(fields.flag("force"));
        command.setReason(orEmpty(fields.text("reason")));
        command.setBy(orEmpty(fields.text("by")));
        command.setEvidence(fields.json("evidence"));
        command.setSentAt(Instant.now());
        fields.refuseUnknown();
        requireKeys(command);
        return new CommandReader(command, dryRun);
    }

    /** What a command is filed under must be right before it is sent: nobody could find it otherwise. */
    private static void requireKeys(Command command) {
        if (!Slug.is(command.getMigration())) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "a migration must be 1 to 100 of a-z, 0-9, '-', '.', '_', beginning with a letter or digit");
        }
        if (command.getCommandId().isBlank() || command.getCommandId().length() > LONGEST_ID) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "commandId must have 1 to " + LONGEST_ID + " characters");
        }
    }

    private static Change change(Fields fields) {
        Change change = new Change();
        change.setMode(fields.choice("mode", Mode.class));
        change.setExposure(fields.number("exposure"));
        change.setSampleRate(fields.number("sampleRate"));
        change.setNoiseSlice(fields.number("noiseSlice"));
        change.setWindowMillis(fields.whole("windowMillis"));
        change.setWrites(fields.choice("writes", Writes.class));
        change.setRules(fields.json("rules"));
        change.setPolicy(fields.json("policy"));
        return change;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
