package dev.gnomon.benchmarks.process;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker on the folder that is given as the argument, until the parent process says goodbye. */
public final class BrokerMain {

    static final String READY = "READY";

    private BrokerMain() {}

    public static void main(String[] args) {
        Parent parent = new Parent();
        // A pause before the first assignment, so that all threads of a variant get their tasks at once.
        try (EmbeddedKafka kafka = EmbeddedKafka.in(Path.of(args[0]))
                .setting("group.initial.rebalance.delay.ms", "500")
                .start()) {
            parent.say(READY, kafka.bootstrapServers());
            parent.awaitGoodbye();
        }
    }
}
