package dev.gnomon.comparator;

import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Mode;
import java.time.Instant;
import java.util.UUID;

/** Commands for tests, each with an ID of its own and a reason. */
public final class Commands {

    public static final String MIGRATION = "customer-id";

    private Commands() {}

    public static Command creation() {
        return builder(CommandAction.CREATE, new Change()).build();
    }

    public static Command creation(String migration) {
        Command command = creation();
        command.setMigration(migration);
        return command;
    }

    public static Command to(Mode mode) {
        return change(Change.newBuilder().setMode(mode).build()).build();
    }

    public static Command to(Mode mode, double exposure) {
        return change(Change.newBuilder().setMode(mode).setExposure(exposure).build())
                .build();
    }

    public static Command.Builder change(Change change) {
        return builder(CommandAction.CHANGE, change);
    }

    private static Command.Builder builder(CommandAction action, Change change) {
        return Command.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setMigration(MIGRATION)
                .setAction(action)
                .setChange(change)
                .setReason("because")
                .setBy("ada")
                .setSentAt(Instant.EPOCH);
    }
}
