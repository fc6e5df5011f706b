package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.schemas.Mode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes how a migration is run. */
@Command(
        name = "mode",
        mixinStandardHelpOptions = true,
        description = {
            "Changes a migration's mode, exposure or sample rate, in every process that runs it.",
            "OLD, SHADOW, REVERSE_SHADOW and NEW are one step apart; more at once needs --force."
        })
final class ModeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MIGRATION", description = "The migration's name.")
    private String migration = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODE",
            description = "${COMPLETION-CANDIDATES}; left out, the mode stays as it is.")
    private @Nullable Mode mode;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private CommandOptions command = new CommandOptions();

    @Mixin
    private RestOptions rest = new RestOptions();

    @Override
    public Integer call() {
        ObjectNode body = command.body();
        if (mode != null) {
            body.put("mode", mode.name());
        }
        settings.addTo(body);
        String path = Paths.migration(migration) + "/commands";
        new DecisionPrinter(Screen.of(spec), rest.json()).print(rest.client().post(path, body, DecisionPrinter.SHAPE));
        return ExitStatus.OK;
    }
}
