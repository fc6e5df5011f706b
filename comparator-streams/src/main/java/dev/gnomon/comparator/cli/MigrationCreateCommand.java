package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates a migration. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Creates a migration, in mode OLD: from then on its processes follow what is commanded here.")
final class MigrationCreateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "MIGRATION", description = "Its name: a-z, 0-9, '-', '.', '_', as the services use it.")
    private String migration = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private CommandOptions command = new CommandOptions();

    @Mixin
    private RestOptions rest = new RestOptions();

    @Override
    public Integer call() {
        ObjectNode body = command.body();
        body.put("migration", migration);
        settings.addTo(body);
        new DecisionPrinter(Screen.of(spec), rest.json())
                .print(rest.client().post("/api/migrations", body, DecisionPrinter.SHAPE));
        return ExitStatus.OK;
    }
}
