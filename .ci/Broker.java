import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker on the folder and the port that are given, until its standard input ends. */
final class Broker {

    public static void main(String... args) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.in(Path.of(args[0]))
                .port(Integer.parseInt(args[1]))
                .start()) {
            System.out.println("broker at " + kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        }
    }
}
