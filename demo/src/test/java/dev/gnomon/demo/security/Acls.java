package dev.gnomon.demo.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Runs deploy/acls.sh and reads the commands that it prints as Kafka's kafka-acls.sh would. */
final class Acls {

    private static final Path SCRIPT = Path.of("..", "deploy", "acls.sh");

    private static final Pattern COMMAND = Pattern.compile("kafka-acls\\.sh .* --add --allow-principal '([^']+)'"
            + " --operation (\\w+) --(topic|group|transactional-id) '([^']+)' --resource-pattern-type (\\w+)");

    private Acls() {}

    /** The rights that the script prints for these arguments. */
    static List<AclBinding> print(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        return printed.lines().map(Acls::read).toList();
    }

    private static AclBinding read(String line) {
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            throw new IllegalStateException("not a command that grants one right: " + line);
        }
        ResourceType type = ResourceType.fromString(command.group(3).replace('-', '_'));
        PatternType pattern = PatternType.fromString(command.group(5).toUpperCase(Locale.ROOT));
        AclOperation operation = switch (command.group(2)) {
            case "DescribeConfigs" -> AclOperation.DESCRIBE_CONFIGS;
            default -> AclOperation.fromString(command.group(2));
        };
        return new AclBinding(
                new ResourcePattern(type, command.group(4), pattern),
                new AccessControlEntry(command.group(1), "*", operation, AclPermissionType.ALLOW));
    }
}
