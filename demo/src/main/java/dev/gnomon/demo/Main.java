package dev.gnomon.demo;

import picocli.CommandLine;

/** The command line of the comparator, with the commands of the demo beside its own. */
public final class Main {

    private Main() {}

    /** Runs the command that {@code args} name, and exits with its status. */
    public static void main(String... args) {
        // On a busy machine the embedded controller complains of lateness that heals by itself.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka.controller", "off");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return dev.gnomon.comparator.cli.Main.commandLine()
                .addSubcommand(new DemoCommand())
                .addSubcommand(new DevCommand())
                .addSubcommand(new OrderServiceCommand());
    }
}
