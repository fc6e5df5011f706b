package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that changes a migration. */
final class CommandOptions {

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept in the audit trail.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who (default: the name of the user who runs this); kept in the audit trail.")
    private @Nullable String by;

    @Option(
            names = "--expect-epoch",
            paramLabel = "N",
            description = "Refuse if another epoch is in force: somebody else was faster.")
    private @Nullable Long expectedEpoch;

    @Option(names = "--force", description = "Go more than one step, or back to an old side that may miss writes.")
    private boolean force;

    @Option(names = "--dry-run", description = "Say what would be decided, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--command-id",
            paramLabel = "ID",
            description = "Send a command once more that was not seen to be decided; it is carried out once.")
    private @Nullable String commandId;

    /** The part of the body that is the same for all commands. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("commandId", commandId == null ? UUID.randomUUID().toString() : commandId);
        body.put("reason", reason);
        body.put("by", by == null ? System.getProperty("user.name", "unknown") : by);
        if (expectedEpoch != null) {
            body.put("expectedEpoch", expectedEpoch);
        }
        body.put("force", force);
        body.put("dryRun", dryRun);
        return body;
    }
}
