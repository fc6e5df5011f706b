package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.config.ConfigException;
import dev.gnomon.comparator.config.ConfigSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages name is there: commands, flags, options, routes, classes, packages, files. MetricsIT checks the meters. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("\\./gnomon ([^\\n`|;>&#)]+)");
    private static final Pattern OPTION =
            Pattern.compile("`((?:http|kafka|pairing|schema\\.registry|streams|topics)\\.[a-z.]+)(?:`|=)");
    private static final Pattern ROUTE = Pattern.compile("\\b(GET|POST|PUT|DELETE)\\s+(/[a-zA-Z0-9/{}._-]+)");
    private static final Pattern PACKAGE = Pattern.compile("`dev\\.gnomon((?:\\.[a-z]+)+)`");
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+\\.)?([A-Z][A-Za-z]+(?:Test|IT))`");
    private static final Pattern OWN_CLASS = Pattern.compile("`(?:[a-z.]+\\.)?([A-Z][a-z]+[A-Za-z]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !page.endsWith("CHANGELOG.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandAndFlagIsThere(Path page) {
        assertThat(found(COMMAND, page, command -> command.group(1)))
                .allSatisfy(command -> assertThat(unknownIn(command)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionOfTheComparatorIsKnown(Path page) {
        assertThat(found(OPTION, page, option -> option.group(1)))
                .allSatisfy(option -> assertThat(complaintAbout(option)).doesNotContain("unknown option"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRouteIsDescribed(Path page) throws IOException {
        Set<String> described = described();
        assertThat(described).hasSizeGreaterThan(8);

        assertThat(found(ROUTE, page, route -> route.group(1) + " " + route.group(2)))
                .allSatisfy(route -> assertThat(described).anyMatch(template -> fits(template, route)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPackageTestAndLinkedFileIsThere(Path page) {
        Set<String> sources = sources();

        assertThat(found(PACKAGE, page, name -> name.group(1).replace('.', '/')))
                .allSatisfy(name -> assertThat(sources).anyMatch(file -> file.contains("/dev/gnomon" + name + "/")));
        assertThat(found(CLASS, page, name -> name.group(1)))
                .allSatisfy(name -> assertThat(sources).anyMatch(file -> file.endsWith("/" + name + ".java")));
        assertThat(found(LINK, page, link -> link.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void everyClassInTheTableForContributorsIsThere() throws IOException {
        Set<String> sources = sources();
        Set<String> named = Files.readAllLines(ROOT.resolve("CONTRIBUTING.md")).stream()
                .filter(line -> line.startsWith("| "))
                .flatMap(row -> OWN_CLASS.matcher(row).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(sources).anyMatch(file -> file.endsWith("/" + name + ".java")));
    }

    private static Set<String> found(Pattern pattern, Path page, Function<MatchResult, String> name) {
        try {
            return pattern.matcher(Files.readString(page))
                    .results()
                    .map(name)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The words of a command line that its command does not have. */
    private static List<String> unknownIn(String line) {
        CommandLine command = Main.commandLine();
        List<String> unknown = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            String flag = word.split("=", 2)[0];
            CommandLine below = command.getSubcommands().get(word);
            if (below != null) {
                command = below;
            } else if (flag.matches("--[a-z-]+")
                    && !command.getCommandSpec().optionsMap().containsKey(flag)) {
                unknown.add(flag);
            } else if (command.getParent() == null && flag.matches("[a-z-]+")) {
                unknown.add(word);
            }
        }
        return unknown;
    }

    private static String complaintAbout(String option) {
        try {
            new ConfigSources(null, Map.of(), Map.of(option, "")).load();
            return "";
        } catch (ConfigException complaint) {
            return String.valueOf(complaint.getMessage());
        }
    }

    private static Set<String> described() throws IOException {
        try (InputStream openApi = ConfigSources.class.getResourceAsStream("/web/openapi.json")) {
            JsonNode paths = new ObjectMapper().readTree(openApi).get("paths");
            Set<String> described = new TreeSet<>();
            paths.properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(
                                    verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            return described;
        }
    }

    /** Whether {@code route} is {@code template} with its parameters filled in, or a path that it begins with. */
    private static boolean fits(String template, String route) {
        return route.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static Set<String> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("/src/") && file.endsWith(".java"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
