package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Command;

/** The keys of the stores of commands. No slug contains a 0, so that the keys of one migration lie together. */
public final class CommandKeys {

    private CommandKeys() {}

    /** Where the log has the command that lies at {@code offset} of its topic: in the order in which they were sent. */
    public static String of(String migration, long offset) {
        return migration + '\0' + String.format("%019d", offset);
    }

    /** The offset in a key of the log. */
    public static long numberOf(String key) {
        return Long.parseLong(key.substring(key.indexOf('\0') + 1));
    }

    /** By what the ID of {@code command} is found. */
    public static String of(Command command) {
        return command.getMigration() + '\0' + command.getCommandId();
    }
}
