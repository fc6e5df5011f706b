package dev.gnomon.compare.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of rule sets, for editors. It accepts what {@link RuleSet#parse} accepts, as far as a schema can. */
public final class RuleSchema {

    private static final String RESOURCE = "rules.schema.json";

    private RuleSchema() {}

    /** The schema, a JSON text (draft 2020-12). */
    public static String text() {
        try (InputStream resource = RuleSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, broken);
        }
    }
}
