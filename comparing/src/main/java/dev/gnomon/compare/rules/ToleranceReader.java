package dev.gnomon.compare.rules;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonObject;
import dev.gnomon.compare.values.Decimal;
import dev.gnomon.compare.values.Tolerance;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tolerance}. */
final class ToleranceReader {

    private static final List<String> PROPERTIES = List.of("abs", "rel", "time");
    private static final String MUST_BE = "an object with \"abs\", \"rel\" or \"time\"";
    private static final String TIME = "a duration such as \"PT1S\", not negative";

    private final Fields fields;

    ToleranceReader(Fields fields) {
        this.fields = fields;
    }

    @Nullable
    Tolerance read() {
        JsonObject object = fields.members("tolerance", MUST_BE);
        if (object == null) {
            return null;
        }
        Fields inner = fields.inside("tolerance", object);
        object.forEach((name, value) -> {
            if (!PROPERTIES.contains(name.toString())) {
                fields.wrong("\"tolerance\" has \"" + name + "\"; it must be " + MUST_BE);
            }
        });
        return new Tolerance(limit(inner, "abs"), limit(inner, "rel"), time(inner));
    }

    private static @Nullable Decimal limit(Fields inner, String property) {
        Decimal limit = new DecimalField(inner).read(property);
        if (limit != null && limit.signum() < 0) {
            inner.wrong("\"tolerance." + property + "\" is negative; it must be 0 or more");
        }
        return limit;
    }

    private static @Nullable Duration time(Fields inner) {
        String text = inner.text("time", TIME);
        if (text == null) {
            return null;
        }
        try {
            Duration time = Duration.parse(text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeParseException noDuration) {
            // Told below, as a negative one is.
        }
        inner.wrong("time", Json.string(text), TIME);
        return null;
    }
}
