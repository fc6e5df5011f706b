import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a bill of materials in CycloneDX's JSON against a run-time class path as Maven writes it. Further arguments name
 * what may be billed without being on that class path.
 */
final class CheckSbom {

    public static void main(String... args) throws IOException {
        Set<String> billed = billed(new ObjectMapper().readTree(new File(args[0])));
        Set<String> used = used(Files.readString(Path.of(args[1])));
        Set<String> onlyBilled = new TreeSet<>(billed);
        onlyBilled.removeAll(used);
        onlyBilled.removeAll(Arrays.asList(args).subList(2, args.length));
        Set<String> onlyUsed = new TreeSet<>(used);
        onlyUsed.removeAll(billed);
        if (!onlyBilled.isEmpty() || !onlyUsed.isEmpty() || used.isEmpty()) {
            throw new IllegalStateException(args[0] + ": not on the class path " + onlyBilled + ", not billed " + onlyUsed);
        }
    }

    private static Set<String> billed(JsonNode bill) {
        Set<String> names = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            String purl = component.path("purl").asText();
            String classifier = purl.contains("classifier=") ? "-" + purl.replaceAll(".*classifier=([^&#]+).*", "$1") : "";
            names.add(component.path("name").asText() + "-" + component.path("version").asText() + classifier);
        }
        return names;
    }

    private static Set<String> used(String classPath) {
        Set<String> names = new TreeSet<>();
        for (String entry : classPath.strip().split(File.pathSeparator)) {
            String name = new File(entry).getName();
            if (name.endsWith(".jar")) {
                names.add(name.substring(0, name.length() - ".jar".length()));
            }
        }
        return names;
    }
}
